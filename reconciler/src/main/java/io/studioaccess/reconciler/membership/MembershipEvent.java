package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.GroupId;
import java.util.List;
import java.util.Optional;

/** The subject of an event. It names the users to reconcile, never the change to make. */
public sealed interface MembershipEvent {

  record Added(UserId user, GroupId group) implements MembershipEvent {}

  record Removed(UserId user, GroupId group) implements MembershipEvent {}

  /** A removal that names neither user nor group: only the ledger knows the member. */
  record MembershipDeleted(MembershipId membership) implements MembershipEvent {}

  /** A user was disabled, enabled, renamed or deleted, or a native event names only the user. */
  record UserChanged(UserId user) implements MembershipEvent {}

  /**
   * A group was created, deleted or renamed, or its members changed. CloudTrail masks the members.
   *
   * @param group empty if the event does not name the group
   */
  record GroupChanged(Optional<GroupId> group) implements MembershipEvent {}

  /** The same of several users, at least two. */
  record UsersChanged(List<UserId> users) implements MembershipEvent {
    public UsersChanged {
      users = List.copyOf(users);
    }
  }

  /**
   * A membership began or ended. The ledger knows the member, or while the membership exists, the
   * directory does.
   *
   * @param group empty if the event does not name the group
   */
  record MembershipChanged(MembershipId membership, Optional<GroupId> group)
      implements MembershipEvent {}

  /**
   * An event of our directory that names nobody who can be read. Only a comparison of all users
   * finds the change.
   *
   * @param isStatus whether it may be a status (enabled or disabled), which member lists do not
   *     show
   */
  record AnybodyChanged(boolean isStatus) implements MembershipEvent {}

  /** An event that does not concern this installation. */
  record Ignored(String reason) implements MembershipEvent {}
}
