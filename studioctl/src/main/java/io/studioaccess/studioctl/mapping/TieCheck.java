package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.WrittenRow;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.Member;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.lists.DirectoryLists;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Warns about rows of one domain that have the same priority and a common member: then the names of
 * the groups decide, which may not be intended. Rows with the same role and settings are no tie.
 */
final class TieCheck {
  private final DirectoryLists directory;
  private final Map<GroupName, GroupId> named;
  private final Map<GroupId, Set<UserId>> members = new HashMap<>();

  private record Rank(DomainId domain, int priority) {}

  TieCheck(DirectoryLists directory, Map<GroupName, GroupId> named) {
    this.directory = directory;
    this.named = named;
  }

  List<Finding> findings(List<WrittenRow> rows) {
    Map<Rank, List<WrittenRow>> byRank =
        rows.stream()
            .filter(row -> row.row().enabled())
            .sorted(Comparator.comparing(row -> row.row().group()))
            .collect(
                Collectors.groupingBy(row -> new Rank(row.row().domain(), row.row().priority())));
    List<Finding> findings = new ArrayList<>();
    directory.readMembersOf(
        byRank.values().stream()
            .filter(TieCheck::mayTie)
            .flatMap(List::stream)
            .flatMap(row -> groupOf(row.row()).stream())
            .collect(Collectors.toSet()));
    byRank.values().forEach(equal -> addTies(equal, findings));
    return findings;
  }

  private static boolean mayTie(List<WrittenRow> equal) {
    MappingRow first = equal.getFirst().row();
    return equal.stream().anyMatch(row -> !haveSameEffect(first, row.row()));
  }

  private void addTies(List<WrittenRow> equal, List<Finding> findings) {
    for (int i = 0; i < equal.size(); i++) {
      WrittenRow winner = equal.get(i);
      for (WrittenRow loser : equal.subList(i + 1, equal.size())) {
        tie(winner, loser).ifPresent(findings::add);
      }
    }
  }

  private Optional<Finding> tie(WrittenRow winner, WrittenRow loser) {
    if (haveSameEffect(winner.row(), loser.row())) {
      return Optional.empty();
    }
    Set<UserId> common = new HashSet<>(members(winner.row()));
    common.retainAll(members(loser.row()));
    return common.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                loser.placeOf("priority"),
                "priority %d is also used by the row for '%s' on line %d, and %s in both groups: '%s' wins by name. Change one of the priorities"
                    .formatted(
                        loser.row().priority(),
                        winner.row().group(),
                        winner.place().line(),
                        Quantity.of(common.size(), "user is", "users are"),
                        winner.row().group())));
  }

  private static boolean haveSameEffect(MappingRow one, MappingRow other) {
    return one.role().equals(other.role())
        && one.userSettings().equals(other.userSettings())
        && one.privateSpaces().equals(other.privateSpaces());
  }

  private Set<UserId> members(MappingRow row) {
    return groupOf(row).map(group -> members.computeIfAbsent(group, this::read)).orElse(Set.of());
  }

  private Optional<GroupId> groupOf(MappingRow row) {
    return row.pinnedGroup().or(() -> Optional.ofNullable(named.get(row.group())));
  }

  private Set<UserId> read(GroupId group) {
    return directory.membersOf(group).stream().map(Member::user).collect(Collectors.toSet());
  }
}
