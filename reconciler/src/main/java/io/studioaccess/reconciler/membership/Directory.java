package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import java.util.List;
import java.util.Optional;

/**
 * The current state of the directory. A failed or partial read throws; it never yields an empty
 * result.
 */
public interface Directory {

  /** The id of the identity store. */
  String id();

  /** Empty for a deleted user. */
  Optional<DirectoryUser> user(UserId id);

  /** All memberships of the user, from every page. */
  List<Membership> membershipsOf(UserId id);

  /** The member of a membership; empty for a deleted one. */
  Optional<UserId> userOf(MembershipId membership);

  /** Empty for a deleted group. */
  Optional<GroupName> nameOf(GroupId id);
}
