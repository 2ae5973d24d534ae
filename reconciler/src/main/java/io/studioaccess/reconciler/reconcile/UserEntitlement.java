package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.desired.DesiredState;
import io.studioaccess.reconciler.membership.Membership;
import java.util.List;

/** What a user should have, and the memberships that grant it. */
record UserEntitlement(DesiredState desired, List<ResolvedMembership> memberships) {
  List<Membership> mapped() {
    return memberships.stream()
        .filter(ResolvedMembership::mapped)
        .map(ResolvedMembership::membership)
        .toList();
  }
}
