package io.studioaccess.simulation;

import io.studioaccess.mapping.AccessPeriod;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowMoment;
import io.studioaccess.mapping.RowTags;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.sweep.SweepRequest;
import io.studioaccess.simulation.People.UserMembership;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The people, groups and rows of a company, and their ordinary changes. */
final class Company {
  private final World world;
  private final Events events;
  private int ids;

  Company(World world, Events events) {
    this.world = world;
    this.events = events;
  }

  void found(Dice dice) {
    for (int i = 0; i < world.setting.groups(); i++) {
      createGroup(dice);
    }
    for (int i = 0; i < world.setting.users(); i++) {
      createUser("user");
    }
    if (world.setting.established()) {
      people()
          .users()
          .keySet()
          .forEach(user -> anyGroup(dice).ifPresent(group -> admit(user, group)));
    }
  }

  private MembershipId admit(UserId user, GroupId group) {
    MembershipId id = new MembershipId(id("0cc"));
    world.directory.change(
        people()
            .with(
                new UserMembership(
                    user, new Membership(id, group, Optional.of(world.timeline.instant())))));
    return id;
  }

  private People people() {
    return world.directory.current();
  }

  private DirectoryUser person(UserId user) {
    return people().user(user).orElseThrow();
  }

  private String id(String kind) {
    return "%08x-0000-4000-8000-000000000%s".formatted(++ids, kind);
  }

  Optional<UserId> anyUser(Dice dice) {
    List<UserId> users = List.copyOf(people().users().keySet());
    return users.isEmpty() ? Optional.empty() : Optional.of(dice.any(users));
  }

  Optional<GroupId> anyGroup(Dice dice) {
    List<GroupId> groups = List.copyOf(people().groups().keySet());
    return groups.isEmpty() ? Optional.empty() : Optional.of(dice.any(groups));
  }

  private void createUser(String kind) {
    UserId user = new UserId("0a1b2c3d4e-" + id("0aa"));
    createUser(user, kind + "-" + ids);
  }

  /** Some names are no legal profile names. */
  private void createUser(UserId user, String name) {
    world.directory.change(people().with(new DirectoryUser(user, new UserName(name), true)));
    world.operationLaws.named(user, name);
  }

  void join(Dice dice) {
    anyUser(dice)
        .ifPresent(
            user ->
                anyGroup(dice)
                    .filter(group -> !people().isMember(user, group))
                    .ifPresent(group -> join(user, group, dice)));
  }

  private void join(UserId user, GroupId group, Dice dice) {
    events.joined(user, group, admit(user, group), dice);
  }

  void leave(Dice dice) {
    List<UserMembership> all = people().memberships();
    if (!all.isEmpty()) {
      leave(dice.any(all), dice);
    }
  }

  private void leave(UserMembership member, Dice dice) {
    world.directory.change(people().without(member));
    Membership left = member.membership();
    events.left(member.user(), left.group(), left.id(), dice);
  }

  /** A mistake of group administration. */
  void everybodyLeaves(Dice dice) {
    anyGroup(dice)
        .ifPresent(
            group -> {
              List<UserMembership> members =
                  people().memberships().stream()
                      .filter(member -> member.membership().group().equals(group))
                      .toList();
              members.forEach(member -> leave(member, dice));
              events.allLeft(members.stream().map(UserMembership::user).toList(), dice);
            });
  }

  void renameUser(Dice dice) {
    anyUser(dice)
        .ifPresent(
            user -> {
              boolean enabled = person(user).enabled();
              String name = (dice.oneIn(3) ? "user.new-" : "user-") + ++ids;
              world.directory.change(
                  people().with(new DirectoryUser(user, new UserName(name), enabled)));
              world.operationLaws.named(user, name);
              events.userChanged(user, "UpdateUser", dice);
            });
  }

  /** Somebody else comes instead, or the same person again, with a new id. */
  void deleteUser(Dice dice) {
    anyUser(dice)
        .ifPresent(
            user -> {
              String name = person(user).name().value();
              world.directory.change(people().without(user));
              events.userChanged(user, "DeleteUser", dice);
              UserId next = new UserId("0a1b2c3d4e-" + id("0aa"));
              createUser(next, dice.oneIn(3) ? name : "user-" + ids);
            });
  }

  void disableOrEnable(Dice dice) {
    anyUser(dice)
        .ifPresent(
            user -> {
              DirectoryUser before = person(user);
              world.directory.change(
                  people().with(new DirectoryUser(user, before.name(), !before.enabled())));
              events.userChanged(user, before.enabled() ? "DisableUser" : "EnableUser", dice);
            });
  }

  private void createGroup(Dice dice) {
    GroupId group = new GroupId(id("0bb"));
    GroupName name = new GroupName("group-" + ids);
    world.directory.change(people().with(group, name));
    if (!dice.oneIn(4)) {
      putRow(name, dice);
    }
  }

  void renameGroup(Dice dice) {
    anyGroup(dice)
        .ifPresent(
            group -> {
              List<GroupName> unused =
                  world.mapping.rows().current().keySet().stream()
                      .map(InMemoryMapping.Key::group)
                      .filter(name -> !people().groups().containsValue(name))
                      .toList();
              GroupName name =
                  unused.isEmpty() || dice.oneIn(2)
                      ? new GroupName("group-" + ++ids)
                      : dice.any(unused);
              world.directory.change(people().with(group, name));
              events.groupChanged(group, dice);
            });
  }

  void deleteGroup(Dice dice) {
    anyGroup(dice)
        .ifPresent(
            group -> {
              world.directory.change(people().without(group));
              events.groupChanged(group, dice);
              createGroup(dice);
            });
  }

  void putRow(Dice dice) {
    anyGroup(dice)
        .ifPresent(group -> putRow(Objects.requireNonNull(people().groups().get(group)), dice));
  }

  private void putRow(GroupName group, Dice dice) {
    DomainArn domain = dice.any(world.setting.domains());
    boolean legal = !dice.oneIn(6) || !world.setting.faultyRows();
    RoleArn role =
        Setting.role(
            domain.account(), (legal ? "studio/role-" : "elsewhere/role-") + dice.below(4));
    world.mapping.put(
        new MappingRow(
            group,
            domain.id(),
            Optional.empty(),
            role,
            dice.below(4),
            Optional.empty(),
            !dice.oneIn(8),
            "",
            UserSettings.NONE,
            Optional.empty(),
            world.setting.dated() ? period(dice) : AccessPeriod.ALWAYS,
            tags(dice)));
    rowChanged(group, dice);
  }

  private AccessPeriod period(Dice dice) {
    Optional<RowMoment> begin = dice.oneIn(4) ? Optional.of(moment(dice)) : Optional.empty();
    Optional<RowMoment> end = dice.oneIn(2) ? Optional.of(moment(dice)) : Optional.empty();
    return new AccessPeriod(
        begin.filter(first -> end.map(last -> first.at().isBefore(last.at())).orElse(true)),
        end,
        dice.oneIn(3) ? Optional.of(1 + dice.below(3)) : Optional.empty());
  }

  /**
   * A wrong date, a sudden one, one that is noted just in time or just too late, and later ones.
   */
  private RowMoment moment(Dice dice) {
    long minutes = dice.any(List.of(-60L, 10L, 180L, 719L, 725L, 14 * 60L, 30 * 60L, 4 * 24 * 60L));
    Instant at = world.timeline.instant().plus(Duration.ofMinutes(minutes));
    return new RowMoment(at.toString(), at);
  }

  private static RowTags tags(Dice dice) {
    Map<String, String> tags = new HashMap<>();
    for (String key : List.of("team", "cost-center")) {
      if (dice.oneIn(2)) {
        tags.put(key, Integer.toString(dice.below(3)));
      }
    }
    return new RowTags(tags);
  }

  void deleteRow(Dice dice) {
    List<InMemoryMapping.Key> keys = List.copyOf(world.mapping.rows().current().keySet());
    if (keys.size() > 1) {
      InMemoryMapping.Key key = dice.any(keys);
      world.mapping.remove(key);
      rowChanged(key.group(), dice);
    }
  }

  /** By accident; an hour later somebody restores it. */
  void emptyTheMapping(Dice dice) {
    Map<InMemoryMapping.Key, MappingRow> before = world.mapping.rows().current();
    world.mapping.replace(Map.of());
    before.keySet().forEach(key -> rowChanged(key.group(), dice));
    long key = dice.next();
    world.timeline.at(
        world.timeline.millis() + Duration.ofHours(1).toMillis(),
        () -> {
          Dice later = new Dice(key);
          before.values().stream()
              .filter(row -> !world.mapping.rows().current().containsKey(keyOf(row)))
              .forEach(
                  row -> {
                    world.mapping.put(row);
                    rowChanged(row.group(), later);
                  });
        });
  }

  private static InMemoryMapping.Key keyOf(MappingRow row) {
    return new InMemoryMapping.Key(row.group(), row.domain());
  }

  /** An administrator corrects the rows that are not allowed, and the mapping is not empty. */
  void correctRows(Dice dice) {
    for (MappingRow row : List.copyOf(world.mapping.rows().current().values())) {
      if (!row.role().value().contains(Entitlements.ALLOWED)) {
        world.mapping.put(
            new MappingRow(
                row.group(),
                row.domain(),
                row.region(),
                Setting.role(row.role().account(), "studio/role-0"),
                row.priority(),
                row.pinnedGroup(),
                row.enabled(),
                row.description(),
                row.userSettings(),
                row.privateSpaces(),
                row.period(),
                row.tags()));
        rowChanged(row.group(), dice);
      }
    }
    if (world.mapping.rows().current().isEmpty()) {
      putRow(new GroupName("nobody"), dice);
      correctRows(dice);
    }
  }

  /** A table's stream loses nothing. */
  private void rowChanged(GroupName group, Dice dice) {
    world
        .functions
        .queues()
        .put(
            Queue.SWEEPER,
            dice.next(),
            SweepRequest.members(Set.of(), Set.of(group), "row").fields(),
            Functions.CACHE_EXPIRY.toMillis() + dice.below(2_000));
  }
}
