package io.studioaccess.reconcile;

import io.studioaccess.desired.GroupMembership;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.membership.Membership;
import java.util.Optional;

/**
 * A membership, and what the mapping has to do with it.
 *
 * @param name of the group; absent when no row asks for names, or the group is gone
 * @param mapped whether some row is about the group, right or refused, enabled or not
 */
public record KnownMembership(Membership membership, Optional<GroupName> name, boolean mapped) {

  /** As the ranking of rows sees it. */
  public GroupMembership ofGroup() {
    return new GroupMembership(membership.group(), name);
  }
}
