package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.GroupId;
import java.util.Optional;

/** What an event is about. It never says what to do, only whom to look at again. */
public sealed interface MembershipEvent {

  record Added(UserId user, GroupId group) implements MembershipEvent {}

  record Removed(UserId user, GroupId group) implements MembershipEvent {}

  /** A removal that names neither user nor group: only the ledger knows whose membership it was. */
  record MembershipDeleted(MembershipId membership) implements MembershipEvent {}

  /** Somebody was disabled, enabled, renamed or deleted; what exactly may be masked. */
  record UserChanged(UserId user) implements MembershipEvent {}

  /**
   * A group was made, deleted or renamed, or its members changed; who is masked.
   *
   * @param group empty where the event does not even say which
   */
  record GroupChanged(Optional<GroupId> group) implements MembershipEvent {}

  /** An event that is known to be none of ours. */
  record Ignored(String reason) implements MembershipEvent {}
}
