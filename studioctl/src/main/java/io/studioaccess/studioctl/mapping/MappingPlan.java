package io.studioaccess.studioctl.mapping;

import io.studioaccess.studioctl.plan.PlanDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything that the table is to become, and what it means.
 *
 * @param rows every row of the table and of the file, unchanged ones included
 * @param users whom the changes reach
 */
record MappingPlan(PlanDocument.Header header, List<RowChange> rows, List<UserChange> users) {

  MappingPlan {
    rows = List.copyOf(rows);
    users = List.copyOf(users);
  }

  MappingPlan with(List<UserChange> reached) {
    return new MappingPlan(header, rows, reached);
  }

  /** Rows that are to be written, additions and changes before removals. */
  List<RowChange> changes() {
    return rows.stream()
        .filter(row -> row.kind() != RowChange.Kind.UNCHANGED)
        .sorted((one, other) -> Boolean.compare(one.after().isEmpty(), other.after().isEmpty()))
        .toList();
  }

  boolean isEmpty() {
    return changes().isEmpty();
  }

  Map<RowChange.Kind, Long> rowsByKind() {
    return rows.stream().collect(Collectors.groupingBy(RowChange::kind, Collectors.counting()));
  }

  long counted() {
    return users.stream().filter(UserChange::isCounted).count();
  }
}
