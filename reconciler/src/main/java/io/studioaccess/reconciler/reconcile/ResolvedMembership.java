package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.desired.GroupMembership;
import io.studioaccess.reconciler.membership.Membership;
import java.time.Instant;
import java.util.Optional;

/**
 * A membership, its group's name, and whether the mapping mentions the group.
 *
 * @param name the group's name; empty if no row depends on names, or if the group was deleted
 * @param since when the membership began, if a row of the group grants access for some days only
 * @param mapped whether any row applies to the group, legal or refused, enabled or disabled
 */
public record ResolvedMembership(
    Membership membership, Optional<GroupName> name, Optional<Instant> since, boolean mapped) {
  /** The membership as input of the ranking. */
  public GroupMembership groupMembership() {
    return new GroupMembership(membership.group(), name, since);
  }
}
