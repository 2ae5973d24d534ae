package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The directory by its lists, as it stands now; nothing of it is remembered. */
public interface GroupDirectory {

  /** All members of the group, every page; none for a group that was deleted. */
  List<Member> membersOf(GroupId group);

  /** The groups of these names; a name that no group has is absent. */
  Map<GroupName, GroupId> named(Set<GroupName> names);

  /** All groups that have a name, every page. */
  Map<GroupId, GroupName> groups();

  /** Empty for a group that was deleted. */
  Optional<GroupName> nameOf(GroupId group);

  /** One page of all users; the first without a token. */
  UserPage users(Optional<String> token);

  /**
   * A page of users.
   *
   * @param users how many it has
   * @param disabled those of them who are disabled
   * @param next the token of the next page
   */
  record UserPage(int users, List<UserId> disabled, Optional<String> next) {}
}
