package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.GroupId;
import java.util.Optional;

/** The subject of an event. It names the users to reconcile, never the change to make. */
public sealed interface MembershipEvent {

  record Added(UserId user, GroupId group) implements MembershipEvent {}

  record Removed(UserId user, GroupId group) implements MembershipEvent {}

  /** A removal that names neither user nor group: only the ledger knows the member. */
  record MembershipDeleted(MembershipId membership) implements MembershipEvent {}

  /** A user was disabled, enabled, renamed or deleted. CloudTrail may mask the details. */
  record UserChanged(UserId user) implements MembershipEvent {}

  /**
   * A group was created, deleted or renamed, or its members changed. CloudTrail masks the members.
   *
   * @param group empty if the event does not name the group
   */
  record GroupChanged(Optional<GroupId> group) implements MembershipEvent {}

  /** An event that does not concern this installation. */
  record Ignored(String reason) implements MembershipEvent {}
}
