package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.DesiredState;
import io.studioaccess.reconciler.desired.ScheduledChange;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.plan.NotedChange;
import io.studioaccess.reconciler.plan.ProfileRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a user should have, and the memberships that grant it.
 *
 * @param desiredAt what the same memberships and rows grant at another moment
 */
record UserEntitlement(
    DesiredState desired,
    List<ResolvedMembership> memberships,
    Function<Instant, DesiredState> desiredAt) {

  /**
   * The record without noted changes that have fallen due but are not what the current memberships
   * and rows announced: since they were noted, somebody moved the dates, or the membership ended.
   */
  UserRecord confirm(UserRecord record, Instant now) {
    UserRecord confirmed = record;
    for (Map.Entry<DomainId, ProfileRecord> domain : record.profiles().entrySet()) {
      ProfileRecord profile = domain.getValue();
      boolean isStale =
          profile
              .scheduled()
              .map(NotedChange::change)
              .filter(change -> !now.isBefore(change.at()))
              .filter(change -> !isAnnounced(domain.getKey(), profile, change))
              .isPresent();
      if (isStale) {
        confirmed =
            confirmed.with(domain.getKey(), Optional.of(profile.withScheduled(Optional.empty())));
      }
    }
    return confirmed;
  }

  private boolean isAnnounced(DomainId domain, ProfileRecord profile, ScheduledChange change) {
    return desiredAt.apply(change.at().minusMillis(1)).in(domain) instanceof Desired.Role role
        && role.role().equals(profile.role())
        && role.next().equals(Optional.of(change));
  }

  /** When the memberships began that grant access for some days only. */
  Map<MembershipId, Instant> memberSince() {
    Map<MembershipId, Instant> since = new HashMap<>();
    memberships.forEach(
        resolved ->
            resolved.since().ifPresent(moment -> since.put(resolved.membership().id(), moment)));
    return since;
  }

  List<Membership> mapped() {
    return memberships.stream()
        .filter(ResolvedMembership::mapped)
        .map(ResolvedMembership::membership)
        .toList();
  }
}
