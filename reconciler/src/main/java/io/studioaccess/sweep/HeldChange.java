package io.studioaccess.sweep;

import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.membership.UserId;
import io.studioaccess.plan.Hold;
import io.studioaccess.plan.ProfileRecord;
import java.util.Optional;

/**
 * A change of one user's profile that waits for an administrator.
 *
 * @param group that gave the role which the profile has; empty for one that the ledger had lost
 */
public record HeldChange(
    UserId user,
    DomainId domain,
    ProfileName profile,
    Optional<GroupName> group,
    RoleArn before,
    Hold hold) {
  static HeldChange of(UserId user, DomainId domain, ProfileRecord record, Hold hold) {
    return new HeldChange(user, domain, record.name(), record.group(), record.role(), hold);
  }
}
