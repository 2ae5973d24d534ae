package io.studioaccess.reconciler.simulation;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.Trigger;
import io.studioaccess.reconciler.simulation.SimulatedDirectory.UserMembership;
import io.studioaccess.reconciler.sweep.SweepRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Random changes in a company. The event of each change arrives once, twice, late, or never;
 * changes of mapping rows always arrive, as those of a DynamoDB stream do.
 */
final class SimulatedHistory {
  private static final RoleArn BY_HAND = SimulatedFunctions.role("studio/by-hand");
  private static final int USERS = 12;
  private static final int GROUPS = 5;
  private static final List<Double> FAULT_RATES = List.of(0.0, 0.02, 0.1);

  private final boolean losesEvents;
  private final Random random;
  private final SimulatedClock clock = new SimulatedClock();
  private final SimulatedFaults faults;
  private final SimulatedDirectory directory;
  private final SimulatedStudio studio;
  private final SimulatedFunctions functions;
  private final Set<UserId> withForeignProfile = new HashSet<>();
  private final List<Runnable> late = new ArrayList<>();
  private int ids;

  /** A history with lost events and failing calls. */
  SimulatedHistory(long seed) {
    this(seed, true);
  }

  /**
   * A history in which both events of each change arrive, at any time and in any order, and the
   * directory shows a change up to four seconds late. Only users change.
   */
  static SimulatedHistory withoutLosses(long seed) {
    SimulatedHistory history = new SimulatedHistory(seed, false);
    history.directory.lagBehind(history.clock, Duration.ofMillis(history.random.nextInt(4_000)));
    return history;
  }

  private SimulatedHistory(long seed, boolean losesEvents) {
    this.losesEvents = losesEvents;
    random = new Random(seed);
    faults = new SimulatedFaults(random);
    directory = new SimulatedDirectory(faults);
    studio = new SimulatedStudio(clock, faults);
    functions =
        new SimulatedFunctions(
            clock, faults, directory, studio, new SimulatedLedger(clock, faults));
    for (int i = 0; i < GROUPS; i++) {
      createGroup();
    }
    for (int i = 0; i < USERS; i++) {
      createUser();
    }
    for (UserId user : List.copyOf(directory.users.keySet()).subList(0, 2)) {
      studio.createForeign(new ProfileName(directory.users.get(user).name().value()), BY_HAND);
      withForeignProfile.add(user);
    }
    clock.advance(Duration.ofMinutes(1));
  }

  /** Makes the changes. At the end, all events that are not lost have been handled. */
  void run(int changes) {
    faults.failWith(losesEvents ? any(FAULT_RATES) : 0);
    for (int i = 0; i < changes; i++) {
      change();
      directory.record(clock.instant());
      if (random.nextInt(3) == 0) {
        Collections.shuffle(late, random);
        letArrive(random.nextInt(late.size() + 1));
        functions.runUntil(clock.instant().plusSeconds(random.nextInt(90)));
      }
    }
    while (!late.isEmpty()) {
      letArrive(late.size());
    }
    functions.settle();
    faults.failWith(0);
    functions.settle();
  }

  /** An event that arrives late may have a twin that arrives later. */
  private void letArrive(int events) {
    List<Runnable> arriving = late.subList(0, events);
    List<Runnable> copy = List.copyOf(arriving);
    arriving.clear();
    copy.forEach(Runnable::run);
  }

  /** Sweeps all users after this time. */
  void sweepAfter(Duration time) {
    clock.advance(time);
    functions.send(SweepRequest.allUsers("sweep"), Duration.ZERO);
    functions.settle();
  }

  /** The role ARNs of our profiles outside quarantine, by user id. */
  Map<String, String> roles() {
    Map<String, String> roles = ours();
    roles.values().removeIf(SimulatedFunctions.QUARANTINE.value()::equals);
    return roles;
  }

  /** The role ARNs of all our profiles, by user id. */
  Map<String, String> ours() {
    Map<String, String> roles = new TreeMap<>();
    for (SimulatedStudio.Stored profile : studio.profiles()) {
      profile
          .owner()
          .ifPresent(
              owner -> {
                if (profile.status() != ProfileStatus.IN_SERVICE
                    || roles.put(owner.value(), profile.role().value()) != null) {
                  throw new AssertionError("not one profile in service: " + profile);
                }
              });
    }
    return roles;
  }

  long foreignProfiles() {
    return studio.profiles().stream()
        .filter(profile -> profile.owner().isEmpty() && profile.role().equals(BY_HAND))
        .count();
  }

  /** The role ARNs that memberships and rows entitle to, by user id. Independent of the product. */
  Map<String, String> entitled() {
    Map<String, String> roles = new TreeMap<>();
    for (DirectoryUser user : directory.users.values()) {
      if (user.enabled() && !withForeignProfile.contains(user.id())) {
        directory.memberships.stream()
            .filter(member -> member.user().equals(user.id()))
            .map(member -> directory.groups.get(member.membership().group()))
            .flatMap(name -> Optional.ofNullable(directory.rows.get(name)).stream())
            .filter(MappingRow::enabled)
            .min(
                Comparator.comparingInt(MappingRow::priority)
                    .thenComparing(row -> row.group().value()))
            .ifPresent(row -> roles.put(user.id().value(), row.role().value()));
      }
    }
    return roles;
  }

  /** Each kind of change has the probability, in percent, by which its number exceeds the last. */
  private void change() {
    int chance = random.nextInt(losesEvents ? 100 : 66);
    if (!losesEvents && random.nextInt(6) == 0) {
      disableOrEnable();
    } else if (chance < 42) {
      join();
    } else if (chance < 66) {
      leave();
    } else if (chance < 70) {
      renameUser();
    } else if (chance < 74) {
      deleteUser();
    } else if (chance < 79) {
      disableOrEnable();
    } else if (chance < 82) {
      renameGroup();
    } else if (chance < 84) {
      deleteGroup();
    } else if (chance < 92) {
      putRow(directory.groups.get(anyGroup()));
    } else if (chance < 95) {
      deleteRow();
    } else {
      changeByHand();
    }
  }

  private void join() {
    UserId user = any(List.copyOf(directory.users.keySet()));
    GroupId group = anyGroup();
    if (!directory.isMember(user, group)) {
      directory.join(user, group, new MembershipId(uuid()));
      announce(user, group, Direction.GRANT);
    }
  }

  private void leave() {
    if (!directory.memberships.isEmpty()) {
      UserMembership left = any(directory.memberships);
      directory.memberships.remove(left);
      announce(left.user(), left.membership().group(), Direction.REVOKE);
    }
  }

  private void renameUser() {
    UserId user = any(List.copyOf(directory.users.keySet()));
    if (!withForeignProfile.contains(user)) {
      boolean enabled = directory.users.get(user).enabled();
      directory.users.put(user, new DirectoryUser(user, new UserName("user-" + ++ids), enabled));
      announce(user, Direction.GRANT);
    }
  }

  private void disableOrEnable() {
    UserId user = any(List.copyOf(directory.users.keySet()));
    DirectoryUser before = directory.users.get(user);
    directory.users.put(user, new DirectoryUser(user, before.name(), !before.enabled()));
    Direction direction = before.enabled() ? Direction.REVOKE : Direction.GRANT;
    functionsHear(user, direction, clock.instant());
  }

  private void deleteUser() {
    UserId user = any(List.copyOf(directory.users.keySet()));
    if (!withForeignProfile.contains(user)) {
      directory.deleteUser(user);
      createUser();
      announce(user, Direction.REVOKE);
    }
  }

  private void createUser() {
    UserId user = new UserId("0a1b2c3d4e-" + uuid());
    directory.users.put(user, new DirectoryUser(user, new UserName("user-" + ++ids), true));
  }

  private void createGroup() {
    GroupId group = new GroupId(uuid());
    GroupName name = new GroupName("group-" + ++ids);
    directory.groups.put(group, name);
    if (random.nextInt(3) > 0) {
      putRow(name);
    }
  }

  private void renameGroup() {
    GroupId group = anyGroup();
    List<GroupName> unused =
        directory.rows.keySet().stream()
            .filter(name -> !directory.groups.containsValue(name))
            .toList();
    GroupName name =
        unused.isEmpty() || random.nextBoolean() ? new GroupName("group-" + ++ids) : any(unused);
    directory.groups.put(group, name);
    announce(group);
  }

  private void deleteGroup() {
    GroupId group = anyGroup();
    directory.deleteGroup(group);
    createGroup();
    announce(group);
  }

  private void putRow(GroupName group) {
    directory.rows.put(
        group,
        new MappingRow(
            group,
            SimulatedStudio.DOMAIN.id(),
            Optional.empty(),
            SimulatedFunctions.role("studio/role-" + random.nextInt(6)),
            random.nextInt(4),
            Optional.empty(),
            random.nextInt(6) > 0,
            "",
            UserSettings.NONE,
            Optional.empty()));
    rowChanged(group);
  }

  private void deleteRow() {
    if (directory.rows.size() > 1) {
      GroupName group = any(List.copyOf(directory.rows.keySet()));
      directory.rows.remove(group);
      rowChanged(group);
    }
  }

  private void rowChanged(GroupName group) {
    functions.send(SweepRequest.members(Set.of(), Set.of(group), "row"), Duration.ZERO);
  }

  private void changeByHand() {
    List<SimulatedStudio.Stored> profiles = studio.profiles();
    if (!profiles.isEmpty()) {
      studio.changeByHand(any(profiles).name(), BY_HAND);
    }
  }

  /** The event names the user, or as a SCIM patch does, only the group. */
  private void announce(UserId user, GroupId group, Direction direction) {
    if (losesEvents && random.nextInt(4) == 0) {
      announce(group);
    } else {
      announce(user, direction);
    }
  }

  private void announce(UserId user, Direction direction) {
    Instant change = clock.instant();
    announce(() -> functionsHear(user, direction, change));
  }

  private void announce(GroupId group) {
    announce(
        () ->
            functions.send(SweepRequest.members(Set.of(group), Set.of(), "event"), Duration.ZERO));
  }

  /**
   * Each change has two events, CloudTrail's and the Identity Store's own, with different delays.
   * The time of an event is in whole seconds.
   */
  private void functionsHear(UserId user, Direction direction, Instant change) {
    ReconcileRequest event =
        new ReconcileRequest(
            user,
            Trigger.ofEvent("event-" + ++ids, Optional.of(change.truncatedTo(ChronoUnit.SECONDS))),
            "event");
    Instant time = change.truncatedTo(ChronoUnit.SECONDS);
    functions.deliver(direction, event, time);
    if (random.nextBoolean()) {
      functions.deliver(direction, event, time);
    } else {
      late.add(() -> functions.deliver(direction, event, time));
    }
  }

  /**
   * If events get lost, six of ten are lost, two arrive late, and two at once, one of them twice.
   */
  private void announce(Runnable event) {
    int luck = losesEvents ? random.nextInt(10) : 8;
    if (luck >= 8) {
      event.run();
    }
    if (luck >= 6 && luck != 8) {
      late.add(event);
    }
  }

  private GroupId anyGroup() {
    return any(List.copyOf(directory.groups.keySet()));
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String uuid() {
    return "%08x-0000-4000-8000-000000000000".formatted(++ids);
  }
}
