package io.studioaccess.reconciler.desired;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import java.time.Instant;
import java.util.Optional;

/**
 * A group that the user is in. The name is absent if no row depends on names, or if the group was
 * deleted.
 *
 * @param memberSince when the membership began; empty if it has only just begun
 */
public record GroupMembership(
    GroupId group, Optional<GroupName> name, Optional<Instant> memberSince) {

  /** A membership that has only just begun, as far as is known. */
  public GroupMembership(GroupId group, Optional<GroupName> name) {
    this(group, name, Optional.empty());
  }
}
