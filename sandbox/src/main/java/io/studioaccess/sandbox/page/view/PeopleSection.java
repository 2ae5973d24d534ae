package io.studioaccess.sandbox.page.view;

import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.Membership;
import io.studioaccess.sandbox.identitystore.User;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Users, groups and memberships: the matrix. */
record PeopleSection(Directory directory, Ledger ledger) implements Section {

  record People(List<GroupView> groups, List<UserView> users) {}

  /**
   * @param mapped whether a row of the mapping table names the group
   */
  record GroupView(String id, String name, boolean mapped, int members) {}

  record UserView(String id, String name, boolean enabled, Set<String> groups) {}

  @Override
  public People read() {
    Map<String, Set<String>> groupsOf = new HashMap<>();
    Map<String, Integer> members = new HashMap<>();
    for (Membership membership : directory.memberships()) {
      groupsOf.computeIfAbsent(membership.userId(), _ -> new TreeSet<>()).add(membership.groupId());
      members.merge(membership.groupId(), 1, Integer::sum);
    }
    Set<String> mapped = ledger.mappedGroups();
    return new People(
        directory.groups().stream()
            .map(group -> view(group, mapped, members))
            .sorted(
                Comparator.comparing(GroupView::mapped).reversed().thenComparing(GroupView::name))
            .toList(),
        directory.users().stream()
            .map(user -> view(user, groupsOf.getOrDefault(user.userId(), Set.of())))
            .toList());
  }

  private static GroupView view(Group group, Set<String> mapped, Map<String, Integer> members) {
    return new GroupView(
        group.groupId(),
        group.displayName(),
        mapped.contains(group.displayName()),
        members.getOrDefault(group.groupId(), 0));
  }

  private static UserView view(User user, Set<String> groups) {
    return new UserView(user.userId(), user.userName(), user.enabled(), groups);
  }
}
