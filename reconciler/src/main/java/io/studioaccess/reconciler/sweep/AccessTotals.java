package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.reconcile.PendingReconcile;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How things stand with everybody, by the ledger.
 *
 * @param withRole people by role; a role of the mapping that nobody has is there with none
 * @param longestWait how long what was begun longest ago has not come to its end; zero if nothing
 *     waits
 */
public record AccessTotals(
    int withAccess, Map<RoleArn, Integer> withRole, int inQuarantine, Duration longestWait) {

  public AccessTotals {
    withRole = Map.copyOf(withRole);
  }

  static AccessTotals of(LedgerSnapshot ledger, MappingRows mapping, Instant now) {
    Map<RoleArn, Integer> withRole = new HashMap<>();
    mapping.rows().stream().map(MappingRow::role).forEach(role -> withRole.put(role, 0));
    int withAccess = 0;
    int inQuarantine = 0;
    Instant oldest = now;
    for (UserRecord user : ledger.users().values()) {
      Set<RoleArn> roles = rolesOf(user);
      roles.forEach(role -> withRole.merge(role, 1, Integer::sum));
      withAccess += roles.isEmpty() ? 0 : 1;
      boolean waitsForTheEnd =
          user.profiles().values().stream().anyMatch(ProfileRecord::isInQuarantine);
      inQuarantine += waitsForTheEnd ? 1 : 0;
      for (PendingReconcile look : user.pendingReconciles().values()) {
        oldest = look.since().isBefore(oldest) ? look.since() : oldest;
      }
    }
    return new AccessTotals(withAccess, withRole, inQuarantine, Duration.between(oldest, now));
  }

  private static Set<RoleArn> rolesOf(UserRecord user) {
    Set<RoleArn> roles = new HashSet<>();
    for (ProfileRecord profile : user.profiles().values()) {
      if (profile.state() == State.GRANTED || profile.state() == State.CHANGING) {
        roles.add(profile.role());
      }
    }
    return roles;
  }
}
