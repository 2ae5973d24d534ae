package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.desired.DesiredState;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a user should have, and the memberships that grant it. */
record UserEntitlement(DesiredState desired, List<ResolvedMembership> memberships) {
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
