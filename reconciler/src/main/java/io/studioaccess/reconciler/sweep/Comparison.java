package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.DesiredState;
import io.studioaccess.reconciler.desired.GroupMembership;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.PendingReconcile;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a user's memberships give them against what the ledger remembers. It cannot see that
 * somebody was disabled, nor what a profile is set to: the look that it asks for does.
 */
final class Comparison {
  private final MappingRows mapping;
  private final RoleGuard guard;
  private final MappedGroups groups;
  private final Instant now;

  Comparison(MappingRows mapping, RoleGuard guard, MappedGroups groups, Instant now) {
    this.mapping = mapping;
    this.guard = guard;
    this.groups = groups;
    this.now = now;
  }

  /**
   * What was found.
   *
   * @param direction the function to look first, where something may be to give or to take; who may
   *     lose goes to the one that takes away, whatever else they may gain
   * @param unclear why nothing can be said of some domain
   * @param isDue whether a profile of theirs has waited for this day
   */
  record Found(Optional<Direction> direction, List<String> unclear, boolean isDue) {}

  Found of(Map<MembershipId, GroupId> memberships, UserRecord record) {
    DesiredState desired =
        DesiredState.of(
            memberships.values().stream()
                .map(group -> new GroupMembership(group, groups.nameOf(group)))
                .toList(),
            mapping,
            guard);
    boolean mayLose =
        !mapping.isEmpty() && !memberships.keySet().containsAll(record.memberships().keySet());
    boolean mayGain = !record.memberships().keySet().containsAll(memberships.keySet());
    Set<DomainId> domains = new HashSet<>(desired.domains());
    domains.addAll(record.profiles().keySet());
    Set<String> unclear = new HashSet<>();
    for (DomainId domain : domains) {
      switch (desired.in(domain)) {
        case Desired.Role role -> mayGain |= !isGiven(role, domain, record);
        case Desired.Nothing() -> mayLose |= !isBeingTaken(domain, record);
        case Desired.Unclear(String reason) -> unclear.add(reason);
      }
    }
    boolean isDue = record.profiles().values().stream().anyMatch(profile -> profile.isDue(now));
    return new Found(direction(mayLose, mayGain), List.copyOf(unclear), isDue);
  }

  private static Optional<Direction> direction(boolean mayLose, boolean mayGain) {
    if (mayLose) {
      return Optional.of(Direction.REVOKE);
    }
    return mayGain ? Optional.of(Direction.GRANT) : Optional.empty();
  }

  private boolean isGiven(Desired.Role role, DomainId domain, UserRecord record) {
    return record.in(domain).filter(profile -> isGiven(role, profile, record)).isPresent();
  }

  private boolean isGiven(Desired.Role role, ProfileRecord profile, UserRecord record) {
    if (profile.hold().isPresent()) {
      return profile.hold().get().to().filter(role.role()::equals).isPresent();
    }
    boolean same =
        profile.isAbout(role)
            && profile.group().filter(role.group()::equals).isPresent()
            && profile.privateSpaces().equals(role.privateSpaces())
            && role.region().map(profile.region()::equals).orElse(true);
    return switch (profile.state()) {
      case GRANTED -> same && profile.assigned().map(role.groupId()::equals).orElse(true);
      case GRANTING, CHANGING, RESTORING -> same && isExpected(record);
      case REVOKING, QUARANTINED, DELETING -> false;
    };
  }

  private boolean isBeingTaken(DomainId domain, UserRecord record) {
    return record.in(domain).map(profile -> isBeingTaken(profile, record)).orElse(true);
  }

  /** What is held waits for an administrator, and what is in quarantine for its day. */
  private boolean isBeingTaken(ProfileRecord profile, UserRecord record) {
    boolean held = profile.hold().filter(hold -> hold.to().isEmpty()).isPresent();
    return held
        || (profile.isInQuarantine()
            ? !profile.isDue(now)
            : profile.state().isLeaving() && isExpected(record));
  }

  private boolean isExpected(UserRecord record) {
    return record.pendingReconciles().values().stream()
        .anyMatch((PendingReconcile look) -> look.isExpected(now));
  }
}
