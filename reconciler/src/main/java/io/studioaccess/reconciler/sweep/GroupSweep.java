package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Failures;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Compares some groups, one after the other, and costs what they cost: their members in the
 * directory, and the records of these and of the recorded members. It holds the ids of one group's
 * memberships and a hundred records. Only a name that the directory does not know costs the whole
 * ledger.
 */
final class GroupSweep {
  /** What one call of the ledger reads, and one of the directory. */
  private static final int RECORDS = 100;

  private final SweepRequest request;
  private final SweepPorts ports;
  private final Findings findings;
  private final MappedGroups groups;
  private final Comparison comparison;
  private final Map<String, String> unreadable = new HashMap<>();
  private int compared;

  GroupSweep(SweepRequest request, SweepPorts ports, Findings findings) {
    this.request = request;
    this.ports = ports;
    this.findings = findings;
    MappingRows mapping = ports.mappings().current();
    this.groups = MappedGroups.requested(request, mapping, ports.directory());
    this.comparison = new Comparison(mapping, ports.roleGuard(), groups, ports.clock().instant());
  }

  PartResult run(BooleanSupplier timeIsUp, Failures failures) {
    List<GroupId> wanted =
        request.rest().orElse(null) instanceof Rest.Groups(List<GroupId> ids)
            ? ids
            : groups.toRead();
    Units<GroupId> units = new Units<>();
    units.forEach(wanted, timeIsUp, this::compare, failures);
    if (!groups.knowsAllNames() && request.rest().isEmpty()) {
      failures.run(() -> ports.ledger().forEachPage(this::compareUsersOfNames));
    }
    Remainder remainder = new Remainder();
    if (units.hasProgress()) {
      remainder.add(units, Rest.Groups::new);
    }
    int listed = (int) units.done().stream().filter(groups::isMapped).count();
    return new PartResult(listed, compared, 0, unreadable, Optional.empty(), remainder);
  }

  private void compare(GroupId group) {
    Set<UserId> listed = new HashSet<>();
    if (groups.isMapped(group)) {
      ports
          .directory()
          .forEachPageOf(
              group,
              page -> {
                page.forEach(member -> listed.add(member.user()));
                compareListed(page, group);
              });
    }
    Set<UserId> others = new LinkedHashSet<>();
    ports
        .ledger()
        .recordedMembers(
            group,
            member -> {
              if (!listed.contains(member.user()) && others.add(member.user())) {
                compareIfFull(others, group);
              }
            });
    compareOthers(others, group);
  }

  private void compareListed(List<Member> page, GroupId group) {
    Map<UserId, Map<MembershipId, GroupId>> members = new LinkedHashMap<>();
    for (Member member : page) {
      members.computeIfAbsent(member.user(), _ -> new HashMap<>(2)).put(member.membership(), group);
      if (members.size() == RECORDS) {
        compareListed(members, group);
        members.clear();
      }
    }
    compareListed(members, group);
  }

  private void compareListed(Map<UserId, Map<MembershipId, GroupId>> members, GroupId group) {
    LedgerSnapshot ledger = records(members.keySet());
    members.forEach(
        (user, listed) -> {
          UserRecord record = ledger.recordOf(user);
          Map<MembershipId, GroupId> memberships = mappedExcept(group, record);
          memberships.putAll(listed);
          compare(user, memberships, record);
        });
  }

  private void compareIfFull(Set<UserId> users, GroupId group) {
    if (users.size() == RECORDS) {
      compareOthers(users, group);
      users.clear();
    }
  }

  /**
   * Recorded members that the directory does not list, unless their membership ended long ago. The
   * whole record of a listed one was compared, an ended membership with it.
   */
  private void compareOthers(Set<UserId> users, GroupId group) {
    LedgerSnapshot ledger = records(users);
    for (UserId user : users) {
      UserRecord record = ledger.recordOf(user);
      if (record.memberships().containsValue(group) || hasRoleOfAName(record)) {
        compare(user, mappedExcept(group, record), record);
      }
    }
  }

  private LedgerSnapshot records(Set<UserId> users) {
    LedgerSnapshot ledger = ports.ledger().records(users);
    unreadable.putAll(ledger.unreadable());
    return ledger;
  }

  private void compareUsersOfNames(LedgerPage page) {
    page.items()
        .users()
        .forEach(
            (user, record) -> {
              if (hasRoleOfAName(record)) {
                compare(user, mapped(record), record);
              }
            });
    unreadable.putAll(page.items().unreadable());
    findings.send(ports.queues());
  }

  private boolean hasRoleOfAName(UserRecord record) {
    return record.profiles().values().stream()
        .flatMap(profile -> profile.group().stream())
        .anyMatch(request.names()::contains);
  }

  private void compare(UserId user, Map<MembershipId, GroupId> memberships, UserRecord record) {
    compared++;
    findings.addResult(user, comparison.compare(memberships, record));
  }

  private Map<MembershipId, GroupId> mappedExcept(GroupId group, UserRecord record) {
    Map<MembershipId, GroupId> memberships = mapped(record);
    memberships.values().removeIf(group::equals);
    return memberships;
  }

  private Map<MembershipId, GroupId> mapped(UserRecord record) {
    Map<MembershipId, GroupId> memberships = new HashMap<>(record.memberships());
    memberships.values().removeIf(group -> !groups.isMapped(group));
    return memberships;
  }
}
