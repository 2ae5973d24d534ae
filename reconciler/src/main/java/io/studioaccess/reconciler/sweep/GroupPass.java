package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Failures;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.SweepRequest.Mark;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Compares the members of groups with the ledger. For a group that this sweep does not read, it
 * assumes the members in the ledger: another sweep or an event handles that group.
 */
final class GroupPass {
  private final SweepRequest request;
  private final MappedGroups groups;
  private final GroupDirectory directory;
  private final Set<GroupId> read = new HashSet<>();
  private final Map<UserId, Map<MembershipId, GroupId>> members = new HashMap<>();
  private boolean complete;
  private int compared;

  GroupPass(SweepRequest request, MappedGroups groups, GroupDirectory directory) {
    this.request = request;
    this.groups = groups;
    this.directory = directory;
  }

  int groupsRead() {
    return read.size();
  }

  int usersCompared() {
    return compared;
  }

  /**
   * Reads members until time is up. A group that cannot be read counts as one that this sweep does
   * not read.
   *
   * @return the next group to read; empty if all are read
   */
  Optional<Mark> readMembers(BooleanSupplier timeIsUp, Failures failures) {
    List<GroupId> remaining = remainingGroups();
    for (GroupId group : remaining) {
      if (timeIsUp.getAsBoolean()) {
        return Optional.of(new Mark.Group(group.value()));
      }
      failures.run(() -> readMembers(group));
    }
    complete = true; // of a user without memberships, the reconcile reads what is true
    return Optional.empty();
  }

  private void readMembers(GroupId group) {
    for (Member member : directory.membersOf(group)) {
      members.computeIfAbsent(member.user(), _ -> new HashMap<>()).put(member.membership(), group);
    }
    read.add(group);
  }

  private List<GroupId> remainingGroups() {
    String from = request.from().orElse(null) instanceof Mark.Group(String id) ? id : "";
    return groups.toRead().stream().filter(group -> group.value().compareTo(from) >= 0).toList();
  }

  /** The members of the groups that were read. */
  Set<UserId> members() {
    return Set.copyOf(members.keySet());
  }

  void compare(LedgerSnapshot ledger, Comparison comparison, Findings findings) {
    Set<UserId> affected = new HashSet<>(members.keySet());
    ledger
        .users()
        .forEach(
            (user, record) -> {
              if (isAffected(record)) {
                affected.add(user);
              }
            });
    for (UserId user : affected) {
      UserRecord record = ledger.recordOf(user);
      findings.addResult(user, comparison.compare(memberships(user, record), record));
    }
    compared = affected.size();
  }

  private boolean isAffected(UserRecord record) {
    if (request.coversAllUsers()) {
      boolean wasMember =
          record.memberships().values().stream()
              .anyMatch(group -> read.contains(group) || !groups.isMapped(group));
      return wasMember || (complete && record.memberships().isEmpty() && !record.isEmpty());
    }
    return record.memberships().values().stream()
            .anyMatch(group -> read.contains(group) || request.groups().contains(group))
        || record.profiles().values().stream()
            .anyMatch(profile -> profile.group().filter(request.names()::contains).isPresent());
  }

  private Map<MembershipId, GroupId> memberships(UserId user, UserRecord record) {
    Map<MembershipId, GroupId> memberships = new HashMap<>(members.getOrDefault(user, Map.of()));
    record
        .memberships()
        .forEach(
            (id, group) -> {
              if (!read.contains(group) && groups.isMapped(group)) {
                memberships.put(id, group);
              }
            });
    return memberships;
  }
}
