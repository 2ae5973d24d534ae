package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A member of a group.
 *
 * @param since when the membership began, if the directory tells it
 */
public record Member(UserId user, MembershipId membership, Optional<Instant> since) {

  /** A member whose membership's beginning is not known. */
  public Member(UserId user, MembershipId membership) {
    this(user, membership, Optional.empty());
  }
}
