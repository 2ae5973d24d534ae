package io.studioaccess.simulation;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The directory at one moment: users, groups and memberships, in the order of their creation. */
record People(
    Map<UserId, DirectoryUser> users,
    Map<GroupId, GroupName> groups,
    List<UserMembership> memberships) {
  static final People NOBODY = new People(Map.of(), Map.of(), List.of());

  record UserMembership(UserId user, Membership membership) {}

  People with(DirectoryUser user) {
    Map<UserId, DirectoryUser> changed = new LinkedHashMap<>(users);
    changed.put(user.id(), user);
    return new People(changed, groups, memberships);
  }

  People without(UserId user) {
    Map<UserId, DirectoryUser> changed = new LinkedHashMap<>(users);
    changed.remove(user);
    return new People(
        changed,
        groups,
        memberships.stream().filter(member -> !member.user().equals(user)).toList());
  }

  People with(GroupId group, GroupName name) {
    Map<GroupId, GroupName> changed = new LinkedHashMap<>(groups);
    changed.put(group, name);
    return new People(users, changed, memberships);
  }

  People without(GroupId group) {
    Map<GroupId, GroupName> changed = new LinkedHashMap<>(groups);
    changed.remove(group);
    return new People(
        users,
        changed,
        memberships.stream().filter(member -> !member.membership().group().equals(group)).toList());
  }

  People with(UserMembership member) {
    List<UserMembership> changed = new ArrayList<>(memberships);
    changed.add(member);
    return new People(users, groups, changed);
  }

  People without(UserMembership member) {
    List<UserMembership> changed = new ArrayList<>(memberships);
    changed.remove(member);
    return new People(users, groups, changed);
  }

  Optional<DirectoryUser> user(UserId id) {
    return Optional.ofNullable(users.get(id));
  }

  boolean signsIn(String userName) {
    return users.values().stream().anyMatch(user -> user.name().value().equalsIgnoreCase(userName));
  }

  boolean isMember(UserId user, GroupId group) {
    return memberships.stream()
        .anyMatch(
            member -> member.user().equals(user) && member.membership().group().equals(group));
  }
}
