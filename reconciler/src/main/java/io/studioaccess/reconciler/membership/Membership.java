package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.GroupId;
import java.time.Instant;
import java.util.Optional;

/**
 * A user's membership in a group.
 *
 * @param created when the membership began, if the directory tells it
 */
public record Membership(MembershipId id, GroupId group, Optional<Instant> created) {

  /** A membership whose beginning is not known. */
  public Membership(MembershipId id, GroupId group) {
    this(id, group, Optional.empty());
  }
}
