package io.studioaccess.reconciler.scenarios;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import io.studioaccess.reconciler.sweep.Member;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The directory in {@code directory.yaml}. Other files refer to its users and groups by name or id.
 */
final class FixedDirectory implements Directory, GroupDirectory {
  private final List<DirectoryUser> users;
  private final List<Group> groups;
  private final List<UserMembership> memberships;

  private record Group(GroupId id, GroupName name) {}

  private record UserMembership(UserId user, Membership membership) {}

  FixedDirectory(YamlFields file) {
    users =
        file.list(
            "users",
            user ->
                new DirectoryUser(
                    user.required("id", UserId::new),
                    user.required("name", UserName::new),
                    user.optional("enabled", Boolean::valueOf).orElse(true)));
    groups =
        file.list(
            "groups",
            group ->
                new Group(
                    group.required("id", GroupId::new), group.required("name", GroupName::new)));
    memberships =
        file.list(
            "memberships",
            membership ->
                new UserMembership(
                    membership.required("user", this::userId),
                    new Membership(
                        membership.required("id", MembershipId::new),
                        membership.required("group", this::groupId))));
  }

  /** The id of a user name. Users who are no longer in the directory are given by id. */
  UserId userId(String nameOrId) {
    return users.stream()
        .filter(user -> user.name().value().equals(nameOrId))
        .map(DirectoryUser::id)
        .findFirst()
        .orElseGet(() -> new UserId(nameOrId));
  }

  GroupId groupId(String nameOrId) {
    return groups.stream()
        .filter(group -> group.name().value().equals(nameOrId))
        .map(Group::id)
        .findFirst()
        .orElseGet(() -> new GroupId(nameOrId));
  }

  String nameOrId(UserId id) {
    return user(id).map(user -> user.name().value()).orElse(id.value());
  }

  String nameOrId(GroupId id) {
    return nameOf(id).map(GroupName::value).orElse(id.value());
  }

  @Override
  public String id() {
    return "d-1234567890";
  }

  @Override
  public Optional<DirectoryUser> user(UserId id) {
    return users.stream().filter(user -> user.id().equals(id)).findFirst();
  }

  @Override
  public Optional<UserId> userOf(MembershipId id) {
    return memberships.stream()
        .filter(membership -> membership.membership().id().equals(id))
        .map(UserMembership::user)
        .findFirst();
  }

  @Override
  public List<Membership> membershipsOf(UserId id) {
    return memberships.stream()
        .filter(membership -> membership.user().equals(id))
        .map(UserMembership::membership)
        .toList();
  }

  @Override
  public Optional<GroupName> nameOf(GroupId id) {
    return groups.stream().filter(group -> group.id().equals(id)).map(Group::name).findFirst();
  }

  @Override
  public List<Member> membersOf(GroupId id) {
    return memberships.stream()
        .filter(membership -> membership.membership().group().equals(id))
        .map(membership -> new Member(membership.user(), membership.membership().id()))
        .toList();
  }

  @Override
  public UserPage users(Optional<String> token) {
    return new UserPage(
        users.size(),
        users.stream().filter(user -> !user.enabled()).map(DirectoryUser::id).toList(),
        Optional.empty());
  }

  @Override
  public Map<GroupId, GroupName> groups() {
    return groups.stream().collect(Collectors.toMap(Group::id, Group::name));
  }

  @Override
  public Map<GroupName, GroupId> idsOf(Set<GroupName> names) {
    return groups.stream()
        .filter(group -> names.contains(group.name()))
        .collect(Collectors.toMap(Group::name, Group::id));
  }
}
