package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The current state of the directory as lists. Results are not cached. */
public interface GroupDirectory {

  /** All members of the group, from every page; none for a deleted group. */
  List<Member> membersOf(GroupId group);

  /** The same page by page, so that no more than one needs to be held. */
  default void forEachPageOf(GroupId group, Consumer<List<Member>> page) {
    page.accept(membersOf(group));
  }

  /** The ids of the groups with these names. Names without a group are absent. */
  Map<GroupName, GroupId> idsOf(Set<GroupName> names);

  /** All groups that have a name, from every page. */
  Map<GroupId, GroupName> groups();

  /** Empty for a deleted group. */
  Optional<GroupName> nameOf(GroupId group);

  /** One page of all users; the first page if there is no token. */
  UserPage users(Optional<String> token);

  /**
   * A page of users.
   *
   * @param users the number of users on the page
   * @param disabled the disabled users on the page
   * @param next the token of the next page; empty on the last page
   */
  record UserPage(int users, List<UserId> disabled, Optional<String> next) {}
}
