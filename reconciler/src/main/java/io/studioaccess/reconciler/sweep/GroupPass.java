package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
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
 * The members of groups against the ledger. A group that is not read in this sweep has the members
 * that the ledger remembers: another sweep, or an event, sees to it.
 */
final class GroupPass {
  private final SweepRequest request;
  private final MappedGroups groups;
  private final LedgerSnapshot ledger;
  private final GroupDirectory directory;
  private final Set<GroupId> read = new HashSet<>();
  private final Map<UserId, Map<MembershipId, GroupId>> members = new HashMap<>();
  private boolean toTheEnd;
  private int compared;

  GroupPass(
      SweepRequest request, MappedGroups groups, LedgerSnapshot ledger, GroupDirectory directory) {
    this.request = request;
    this.groups = groups;
    this.ledger = ledger;
    this.directory = directory;
  }

  int groupsRead() {
    return read.size();
  }

  int usersCompared() {
    return compared;
  }

  /** Reads members until time is up, and answers which group comes next; empty if all are read. */
  Optional<Mark> read(BooleanSupplier timeIsUp) {
    for (GroupId group : left()) {
      if (timeIsUp.getAsBoolean()) {
        return Optional.of(new Mark.Group(group.value()));
      }
      for (Member member : directory.membersOf(group)) {
        members
            .computeIfAbsent(member.user(), _ -> new HashMap<>())
            .put(member.membership(), group);
      }
      read.add(group);
    }
    toTheEnd = true;
    return Optional.empty();
  }

  private List<GroupId> left() {
    String from = request.from().orElse(null) instanceof Mark.Group(String id) ? id : "";
    return groups.toRead().stream().filter(group -> group.value().compareTo(from) >= 0).toList();
  }

  void compare(Comparison comparison, Findings findings) {
    Set<UserId> concerned = new HashSet<>(members.keySet());
    ledger
        .users()
        .forEach(
            (user, record) -> {
              if (isConcerned(record)) {
                concerned.add(user);
              }
            });
    for (UserId user : concerned) {
      UserRecord record = ledger.of(user);
      findings.add(user, comparison.of(memberships(user, record), record));
    }
    compared = concerned.size();
  }

  private boolean isConcerned(UserRecord record) {
    if (request.isAboutEverybody()) {
      boolean wasMember =
          record.memberships().values().stream()
              .anyMatch(group -> read.contains(group) || !groups.isMapped(group));
      return wasMember || (toTheEnd && record.memberships().isEmpty() && !record.isEmpty());
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
