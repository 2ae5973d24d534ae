package io.studioaccess.reconciler.simulation;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import io.studioaccess.reconciler.sweep.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Users, groups, memberships and mapping rows. */
final class SimulatedDirectory implements Directory, GroupDirectory, GroupMappings {
  final Map<UserId, DirectoryUser> users = new LinkedHashMap<>();
  final Map<GroupId, GroupName> groups = new LinkedHashMap<>();
  final Map<GroupName, MappingRow> rows = new LinkedHashMap<>();
  final List<UserMembership> memberships = new ArrayList<>();
  private final SimulatedFaults faults;
  private final NavigableMap<Instant, State> states = new TreeMap<>();
  private Supplier<Instant> visible = () -> Instant.MAX;

  private record State(Map<UserId, DirectoryUser> users, List<UserMembership> memberships) {}

  record UserMembership(UserId user, Membership membership) {}

  SimulatedDirectory(SimulatedFaults faults) {
    this.faults = faults;
  }

  /** From now on, a reader of one user sees what was recorded this long ago. */
  void lagBehind(SimulatedClock clock, Duration lag) {
    visible = () -> clock.instant().minus(lag);
    record(Instant.EPOCH);
  }

  /** Records the present state for readers who lag behind. */
  void record(Instant now) {
    states.put(now, new State(Map.copyOf(users), List.copyOf(memberships)));
  }

  private State seen() {
    return states.isEmpty()
        ? new State(users, memberships)
        : states.floorEntry(visible.get()).getValue();
  }

  boolean isMember(UserId user, GroupId group) {
    return memberships.stream()
        .anyMatch(
            member -> member.user().equals(user) && member.membership().group().equals(group));
  }

  void join(UserId user, GroupId group, MembershipId id) {
    memberships.add(new UserMembership(user, new Membership(id, group)));
  }

  void deleteUser(UserId user) {
    users.remove(user);
    memberships.removeIf(member -> member.user().equals(user));
  }

  void deleteGroup(GroupId group) {
    groups.remove(group);
    memberships.removeIf(member -> member.membership().group().equals(group));
  }

  @Override
  public String id() {
    return "d-1234567890";
  }

  @Override
  public Optional<DirectoryUser> user(UserId id) {
    faults.read();
    return Optional.ofNullable(seen().users().get(id));
  }

  @Override
  public List<Membership> membershipsOf(UserId id) {
    faults.read();
    return seen().memberships().stream()
        .filter(member -> member.user().equals(id))
        .map(UserMembership::membership)
        .toList();
  }

  @Override
  public Optional<UserId> userOf(MembershipId membership) {
    faults.read();
    return memberships.stream()
        .filter(member -> member.membership().id().equals(membership))
        .map(UserMembership::user)
        .findFirst();
  }

  @Override
  public Optional<GroupName> nameOf(GroupId id) {
    faults.read();
    return Optional.ofNullable(groups.get(id));
  }

  @Override
  public List<Member> membersOf(GroupId group) {
    faults.read();
    return memberships.stream()
        .filter(member -> member.membership().group().equals(group))
        .map(member -> new Member(member.user(), member.membership().id()))
        .toList();
  }

  @Override
  public Map<GroupName, GroupId> idsOf(Set<GroupName> names) {
    faults.read();
    return groups.entrySet().stream()
        .filter(group -> names.contains(group.getValue()))
        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
  }

  @Override
  public Map<GroupId, GroupName> groups() {
    faults.read();
    return new HashMap<>(groups);
  }

  @Override
  public UserPage users(Optional<String> token) {
    faults.read();
    List<UserId> disabled =
        users.values().stream().filter(user -> !user.enabled()).map(DirectoryUser::id).toList();
    return new UserPage(users.size(), disabled, Optional.empty());
  }

  @Override
  public MappingRows current() {
    faults.read();
    return new MappingRows(List.copyOf(rows.values()), List.of());
  }
}
