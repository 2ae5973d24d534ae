package io.studioaccess.studioctl.lists;

import io.micronaut.context.annotation.Bean;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.desired.GroupMembership;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import io.studioaccess.reconciler.sweep.MappedGroups;
import io.studioaccess.reconciler.sweep.Member;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The directory as lists. Each is read when it is first needed, and once in a command, so that all
 * parts of the command see the same directory.
 */
@Singleton
@Bean(typed = DirectoryLists.class)
public final class DirectoryLists implements GroupDirectory {
  private final GroupDirectory source;
  private final DirectoryUsers directoryUsers;
  private final ConcurrentCalls calls;
  private final Pace pace;
  private final Display display;
  private final Map<GroupId, List<Member>> members = new ConcurrentHashMap<>();
  private final Map<GroupId, Optional<GroupName>> names = new ConcurrentHashMap<>();
  private final Map<Set<GroupName>, Map<GroupName, GroupId>> ids = new ConcurrentHashMap<>();
  private @Nullable Map<UserId, DirectoryUser> users;
  private @Nullable Map<GroupId, GroupName> groups;

  DirectoryLists(
      GroupDirectory source,
      DirectoryUsers directoryUsers,
      ConcurrentCalls calls,
      Pace pace,
      Display display) {
    this.source = source;
    this.directoryUsers = directoryUsers;
    this.calls = calls;
    this.pace = pace;
    this.display = display;
  }

  /** All users of the directory. */
  public synchronized Map<UserId, DirectoryUser> users() {
    if (users == null) {
      users = directoryUsers.all();
    }
    return users;
  }

  @Override
  public synchronized Map<GroupId, GroupName> groups() {
    if (groups == null) {
      groups = source.groups();
    }
    return groups;
  }

  /** Reads the members of these groups, several groups at a time. */
  public void readMembersOf(Collection<GroupId> wanted) {
    List<GroupId> unread = wanted.stream().filter(group -> !members.containsKey(group)).toList();
    try (Progress progress = display.progress("Reading groups", unread.size())) {
      calls.map(unread, this::membersOf, progress);
    }
  }

  @Override
  public List<Member> membersOf(GroupId group) {
    List<Member> known = members.get(group);
    if (known != null) {
      return known;
    }
    List<Member> read = pace.call(() -> source.membersOf(group));
    members.put(group, read);
    return read;
  }

  /** The memberships in these groups, by user. */
  public Map<UserId, List<Membership>> membershipsIn(Collection<GroupId> wanted) {
    readMembersOf(wanted);
    Map<UserId, List<Membership>> memberships = new HashMap<>();
    for (GroupId group : wanted) {
      for (Member member : membersOf(group)) {
        memberships
            .computeIfAbsent(member.user(), _ -> new ArrayList<>(1))
            .add(new Membership(member.membership(), group, member.since()));
      }
    }
    return memberships;
  }

  /**
   * The mapped groups of each user.
   *
   * @param name the name of a group, as far as it matters
   */
  public Map<UserId, List<GroupMembership>> groupsOfUsers(
      MappedGroups mapped, Function<GroupId, Optional<GroupName>> name) {
    List<GroupId> wanted = mapped.toRead();
    readMembersOf(wanted);
    Map<UserId, List<GroupMembership>> groupsOfUsers = new HashMap<>();
    for (GroupId group : wanted) {
      Optional<GroupName> named = name.apply(group);
      for (Member member : membersOf(group)) {
        groupsOfUsers
            .computeIfAbsent(member.user(), _ -> new ArrayList<>(1))
            .add(new GroupMembership(group, named, member.since()));
      }
    }
    return groupsOfUsers;
  }

  @Override
  public Map<GroupName, GroupId> idsOf(Set<GroupName> wanted) {
    return ids.computeIfAbsent(Set.copyOf(wanted), source::idsOf);
  }

  @Override
  public Optional<GroupName> nameOf(GroupId group) {
    return readGroups()
        .map(named -> Optional.ofNullable(named.get(group)))
        .orElseGet(() -> names.computeIfAbsent(group, source::nameOf));
  }

  private synchronized Optional<Map<GroupId, GroupName>> readGroups() {
    return Optional.ofNullable(groups);
  }

  /** All users as one page. */
  @Override
  public UserPage users(Optional<String> token) {
    Map<UserId, DirectoryUser> all = users();
    return new UserPage(
        all.size(),
        all.values().stream().filter(user -> !user.enabled()).map(DirectoryUser::id).toList(),
        Optional.empty());
  }
}
