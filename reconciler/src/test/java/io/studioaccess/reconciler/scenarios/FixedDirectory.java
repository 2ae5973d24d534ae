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

/** The directory as {@code directory.yaml} has it. The other files use its names, or ids. */
final class FixedDirectory implements Directory, GroupDirectory {
  private final List<DirectoryUser> users;
  private final List<Group> groups;
  private final List<Place> places;

  private record Group(GroupId id, GroupName name) {}

  private record Place(UserId user, Membership membership) {}

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
    places =
        file.list(
            "memberships",
            place ->
                new Place(
                    place.required("user", this::userId),
                    new Membership(
                        place.required("id", MembershipId::new),
                        place.required("group", this::groupId))));
  }

  /** By name; whoever is not in the directory any more has nothing but an id. */
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

  String called(UserId id) {
    return user(id).map(user -> user.name().value()).orElse(id.value());
  }

  String called(GroupId id) {
    return nameOf(id).map(GroupName::value).orElse(id.value());
  }

  @Override
  public Optional<DirectoryUser> user(UserId id) {
    return users.stream().filter(user -> user.id().equals(id)).findFirst();
  }

  @Override
  public List<Membership> membershipsOf(UserId id) {
    return places.stream().filter(place -> place.user().equals(id)).map(Place::membership).toList();
  }

  @Override
  public Optional<GroupName> nameOf(GroupId id) {
    return groups.stream().filter(group -> group.id().equals(id)).map(Group::name).findFirst();
  }

  @Override
  public List<Member> membersOf(GroupId id) {
    return places.stream()
        .filter(place -> place.membership().group().equals(id))
        .map(place -> new Member(place.user(), place.membership().id()))
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
  public Map<GroupName, GroupId> named(Set<GroupName> names) {
    return groups.stream()
        .filter(group -> names.contains(group.name()))
        .collect(Collectors.toMap(Group::name, Group::id));
  }
}
