package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The groups by which somebody holds a profile, for each domain. A profile in quarantine, or being
 * deleted, is not held. Its size is bounded by the number of groups and domains, not by that of
 * users.
 */
final class AssignmentHolders {
  /** By a profile's own record. */
  private final Map<AssignmentKey, DomainArn> certain = new HashMap<>();

  /** By a change in progress, whose group the record does not name. */
  private final Set<AssignmentKey> possible = new HashSet<>();

  void add(UserRecord user) {
    user.profiles()
        .forEach(
            (domain, profile) -> {
              if (isHeld(profile)) {
                add(user, domain, profile);
              }
            });
  }

  private void add(UserRecord user, DomainId domain, ProfileRecord profile) {
    profile
        .assigned()
        .ifPresent(
            group -> certain.put(new AssignmentKey(domain, group), profile.domainArn(domain)));
    if (!isKnown(profile)) {
      user.memberships().values().forEach(group -> possible.add(new AssignmentKey(domain, group)));
    }
  }

  private static boolean isHeld(ProfileRecord profile) {
    return profile.state() == State.REVOKING || !profile.state().isLeaving();
  }

  private static boolean isKnown(ProfileRecord profile) {
    return profile.state() == State.GRANTED && profile.assigned().isPresent();
  }

  /** Whether the user may hold a profile by the group. */
  static boolean isHolder(UserRecord user, AssignmentKey key) {
    AssignmentHolders only = new AssignmentHolders();
    only.add(user);
    return only.mayHold(key);
  }

  boolean mayHold(AssignmentKey key) {
    return certain.containsKey(key) || possible.contains(key);
  }

  /** The domain, if somebody certainly holds a profile by the group. */
  Optional<DomainArn> domainOf(AssignmentKey key) {
    return Optional.ofNullable(certain.get(key));
  }

  Set<AssignmentKey> certain() {
    return Set.copyOf(certain.keySet());
  }
}
