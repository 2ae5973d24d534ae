package io.studioaccess.studioctl.mapping;

import io.studioaccess.studioctl.plan.PlanDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A planned change of the mapping table, with its effect on users.
 *
 * @param rows all rows of the table and of the file, including unchanged ones
 * @param users the users whose access changes
 */
record MappingPlan(PlanDocument.Header header, List<RowChange> rows, List<UserChange> users) {

  MappingPlan {
    rows = List.copyOf(rows);
    users = List.copyOf(users);
    Set<RowKey> keys = new HashSet<>();
    for (RowChange row : rows) {
      if (!keys.add(row.key())) {
        throw new IllegalArgumentException("two rows for " + row.key());
      }
    }
  }

  MappingPlan withUsers(List<UserChange> affected) {
    return new MappingPlan(header, rows, affected);
  }

  /** The rows to write or delete, deletions last. */
  List<RowChange> changes() {
    return rows.stream()
        .filter(row -> row.kind() != RowChange.Kind.UNCHANGED)
        .sorted((one, other) -> Boolean.compare(one.after().isEmpty(), other.after().isEmpty()))
        .toList();
  }

  /** Whether the table has rows, and none is left: as after a file of {@code rows: []}. */
  boolean deletesEveryRow() {
    return !rows.isEmpty() && rows.stream().allMatch(row -> row.after().isEmpty());
  }

  boolean isEmpty() {
    return changes().isEmpty();
  }

  Map<RowChange.Kind, Long> rowsByKind() {
    return rows.stream().collect(Collectors.groupingBy(RowChange::kind, Collectors.counting()));
  }

  /** The number of user changes that count towards the hourly limit. */
  long counted() {
    return users.stream().filter(UserChange::isCounted).count();
  }
}
