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
import io.studioaccess.reconciler.plan.ProfileRecord.State;
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
 * Compares what a user's memberships grant with the ledger. It does not detect that a user was
 * disabled, nor a profile's settings: the requested reconcile does.
 */
final class Comparison {
  private final MappingRows mapping;
  private final RoleGuard guard;
  private final MappedGroups groups;
  private final Instant now;
  private final boolean someEndByMembership;

  Comparison(MappingRows mapping, RoleGuard guard, MappedGroups groups, Instant now) {
    this.mapping = mapping;
    this.guard = guard;
    this.groups = groups;
    this.now = now;
    this.someEndByMembership =
        mapping.rows().stream().anyMatch(row -> row.period().maxDays().isPresent());
  }

  /**
   * The result for one user.
   *
   * @param direction the function that should reconcile the user first, if access may change. A
   *     possible revocation goes to the deprovisioner, even if access may also be granted
   * @param unclear why the desired state of some domains is unknown
   * @param isDue whether a profile of the user is due, a change that dates of rows announce, or an
   *     outcome that the history lacks
   */
  record Result(Optional<Direction> direction, List<Fault> unclear, boolean isDue) {}

  /**
   * A fault of the mapping.
   *
   * @param keepsAccess whether the user has a role only because of the fault
   */
  record Fault(String reason, boolean keepsAccess) {}

  Result compare(Map<MembershipId, GroupId> memberships, UserRecord record) {
    DesiredState desired =
        DesiredState.of(
            memberships.entrySet().stream().map(known -> membership(known, record)).toList(),
            mapping,
            guard,
            now);
    boolean mayRevoke =
        !mapping.isEmpty() && !memberships.keySet().containsAll(record.memberships().keySet());
    boolean mayGrant =
        !record.memberships().keySet().containsAll(memberships.keySet())
            || lacksBeginning(memberships, record);
    Set<DomainId> domains = new HashSet<>(desired.domains());
    domains.addAll(record.profiles().keySet());
    Set<Fault> unclear = new HashSet<>();
    for (DomainId domain : domains) {
      switch (desired.in(domain)) {
        case Desired.Role role ->
            mayGrant |= !isGranted(role, domain, record) || isToBeAnnounced(role, domain, record);
        case Desired.Nothing() -> mayRevoke |= !isRevoked(domain, record);
        case Desired.Unclear fault -> unclear.add(fault(fault, domain, record));
      }
    }
    boolean isDue =
        record.profiles().values().stream()
            .anyMatch(profile -> profile.isDue(now) || hasScheduledNow(profile));
    boolean lacksHistory = !record.unrecorded().isEmpty() && !isExpected(record);
    return new Result(
        direction(mayRevoke, mayGrant || lacksHistory),
        List.copyOf(unclear),
        isDue || (lacksHistory && !mayRevoke && !mayGrant));
  }

  /** The direction if the memberships differ from the recorded ones, whatever they grant. */
  static Result compareMemberships(Map<MembershipId, GroupId> memberships, UserRecord record) {
    boolean isLost = !memberships.keySet().containsAll(record.memberships().keySet());
    boolean isNew = !record.memberships().keySet().containsAll(memberships.keySet());
    return new Result(direction(isLost, isNew), List.of(), false);
  }

  private GroupMembership membership(Map.Entry<MembershipId, GroupId> known, UserRecord record) {
    return new GroupMembership(
        known.getValue(),
        groups.nameOf(known.getValue()),
        Optional.ofNullable(record.memberSince().get(known.getKey())));
  }

  /** Whether a reconcile must record when a membership began, because its access ends some day. */
  private boolean lacksBeginning(Map<MembershipId, GroupId> memberships, UserRecord record) {
    return someEndByMembership
        && memberships.entrySet().stream()
            .filter(known -> !record.memberSince().containsKey(known.getKey()))
            .map(Map.Entry::getValue)
            .anyMatch(group -> mapping.endsByMembership(group, groups.nameOf(group)));
  }

  private boolean isToBeAnnounced(Desired.Role role, DomainId domain, UserRecord record) {
    return record
        .in(domain)
        .filter(profile -> profile.state() == State.GRANTED && profile.hold().isEmpty())
        .filter(profile -> profile.hasScheduled(role.next()))
        .flatMap(ProfileRecord::scheduled)
        .filter(noted -> noted.isToBeAnnounced(now))
        .isPresent();
  }

  private boolean hasScheduledNow(ProfileRecord profile) {
    return profile
        .scheduled()
        .filter(noted -> noted.isToBeAnnounced(now) || !now.isBefore(noted.change().at()))
        .isPresent();
  }

  private static Fault fault(Desired.Unclear unclear, DomainId domain, UserRecord record) {
    boolean keepsAccess =
        record
            .in(domain)
            .filter(profile -> !profile.state().isLeaving())
            .filter(profile -> unclear.keepsAlive(profile.role(), profile.group()))
            .isPresent();
    return new Fault(unclear.reason(), keepsAccess);
  }

  private static Optional<Direction> direction(boolean mayRevoke, boolean mayGrant) {
    if (mayRevoke) {
      return Optional.of(Direction.REVOKE);
    }
    return mayGrant ? Optional.of(Direction.GRANT) : Optional.empty();
  }

  private boolean isGranted(Desired.Role role, DomainId domain, UserRecord record) {
    return record.in(domain).filter(profile -> isGranted(role, profile, record)).isPresent();
  }

  private boolean isGranted(Desired.Role role, ProfileRecord profile, UserRecord record) {
    if (profile.hold().isPresent()) {
      return profile.hold().get().to().filter(role.role()::equals).isPresent();
    }
    boolean same =
        profile.matches(role)
            && profile.group().filter(role.group()::equals).isPresent()
            && profile.privateSpaces().equals(role.privateSpaces())
            && role.region().map(profile.region()::equals).orElse(true);
    return switch (profile.state()) {
      case GRANTED ->
          same
              && profile.assigned().map(role.groupId()::equals).orElse(true)
              && profile.hasScheduled(role.next())
              && profile.tags().matches(role.tags());
      case GRANTING, CHANGING, RESTORING -> same && isExpected(record);
      case REVOKING, QUARANTINED, DELETING -> false;
    };
  }

  private boolean isRevoked(DomainId domain, UserRecord record) {
    return record.in(domain).map(profile -> isRevoked(profile, record)).orElse(true);
  }

  /** A held change waits for an administrator, and a quarantined profile until it is due. */
  private boolean isRevoked(ProfileRecord profile, UserRecord record) {
    boolean held = profile.hold().filter(hold -> hold.to().isEmpty()).isPresent();
    return held
        || (profile.isInQuarantine()
            ? !profile.isDue(now)
            : profile.state().isLeaving() && isExpected(record));
  }

  private boolean isExpected(UserRecord record) {
    return record.pendingReconciles().values().stream()
        .anyMatch((PendingReconcile pending) -> pending.isExpected(now));
  }
}
