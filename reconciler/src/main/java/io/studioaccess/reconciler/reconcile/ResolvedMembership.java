package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.desired.GroupMembership;
import io.studioaccess.reconciler.membership.Membership;
import java.util.Optional;

/**
 * A membership, its group's name, and whether the mapping mentions the group.
 *
 * @param name of the group; empty when no row asks for names, or the group is gone
 * @param mapped whether any row mentions the group, legal or refused, enabled or not
 */
public record ResolvedMembership(Membership membership, Optional<GroupName> name, boolean mapped) {
  /** The input to the ranking of rows. */
  public GroupMembership groupMembership() {
    return new GroupMembership(membership.group(), name);
  }
}
