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
 * Totals over all users, according to the ledger.
 *
 * @param usersByRole the number of users by role; a role of the mapping without users has 0
 * @param longestWait the age of the oldest pending reconcile, since its original event; zero if
 *     none is pending
 */
public record AccessTotals(
    int usersWithAccess,
    Map<RoleArn, Integer> usersByRole,
    int usersInQuarantine,
    Duration longestWait) {

  public AccessTotals {
    usersByRole = Map.copyOf(usersByRole);
  }

  /** Counts the users of the ledger one by one. */
  static final class Counter {
    private final Map<RoleArn, Integer> usersByRole = new HashMap<>();
    private final Instant now;
    private int usersWithAccess;
    private int usersInQuarantine;
    private Instant oldest;

    Counter(MappingRows mapping, Instant now) {
      mapping.rows().stream().map(MappingRow::role).forEach(role -> usersByRole.put(role, 0));
      this.now = now;
      this.oldest = now;
    }

    void add(UserRecord user) {
      Set<RoleArn> roles = rolesOf(user);
      roles.forEach(role -> usersByRole.merge(role, 1, Integer::sum));
      usersWithAccess += roles.isEmpty() ? 0 : 1;
      boolean isInQuarantine =
          user.profiles().values().stream().anyMatch(ProfileRecord::isInQuarantine);
      usersInQuarantine += isInQuarantine ? 1 : 0;
      for (PendingReconcile pending : user.pendingReconciles().values()) {
        oldest = pending.since().isBefore(oldest) ? pending.since() : oldest;
      }
    }

    AccessTotals totals() {
      return new AccessTotals(
          usersWithAccess, usersByRole, usersInQuarantine, Duration.between(oldest, now));
    }
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
