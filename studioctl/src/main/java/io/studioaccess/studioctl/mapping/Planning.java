package io.studioaccess.studioctl.mapping;

import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.aws.dynamodb.StoredRow;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import io.studioaccess.studioctl.console.Problem;
import io.studioaccess.studioctl.plan.PlanDocument;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes plans. */
@Singleton
final class Planning {
  private final Installation installation;
  private final MappingTable table;
  private final GroupDirectory directory;
  private final Consequences consequences;
  private final Clock clock;

  Planning(
      Installation installation,
      MappingTable table,
      GroupDirectory directory,
      Consequences consequences,
      Clock clock) {
    this.installation = installation;
    this.table = table;
    this.directory = directory;
    this.consequences = consequences;
    this.clock = clock;
  }

  /**
   * The way from the table to the file.
   *
   * @param keepOthers whether rows stay that the file does not name
   */
  MappingPlan plan(List<MappingRow> file, boolean keepOthers) {
    List<StoredRow> stored = table.stored();
    List<RowChange> rows =
        new Difference(directory.idsOf(unpinned(file)), keepOthers).of(stored, file);
    MappingPlan plan =
        new MappingPlan(PlanDocument.Header.of(installation, clock.instant()), rows, List.of());
    return plan.isEmpty()
        ? plan
        : plan.with(consequences.of(MappingTable.rows(stored), MappingTable.rows(after(rows))));
  }

  /**
   * The changes of the plan that are still to be made, in the plan's order.
   *
   * @throws Problem if the table is neither as the plan saw it nor as it wants it, or another one
   */
  List<RowChange> pending(MappingPlan plan) {
    plan.header().requireFor(installation, "This");
    Map<RowKey, Map<String, AttributeValue>> now =
        table.stored().stream()
            .map(StoredRow::item)
            .collect(Collectors.toMap(RowKey::of, Function.identity()));
    Map<RowKey, Map<String, AttributeValue>> unplanned = new TreeMap<>(now);
    for (RowChange row : plan.rows()) {
      unplanned.remove(row.key());
      Optional<Map<String, AttributeValue>> item = Optional.ofNullable(now.get(row.key()));
      if (!item.equals(row.before()) && !item.equals(row.after())) {
        throw changed(row.key());
      }
    }
    if (!unplanned.isEmpty()) {
      throw changed(unplanned.keySet().iterator().next());
    }
    return plan.changes().stream()
        .filter(row -> !Optional.ofNullable(now.get(row.key())).equals(row.after()))
        .toList();
  }

  static Problem changed(RowKey key) {
    return new Problem(
        "The table changed since the plan: the row for %s is another now. Plan again."
            .formatted(key));
  }

  private static Set<GroupName> unpinned(List<MappingRow> file) {
    return file.stream()
        .filter(row -> row.pinnedGroup().isEmpty())
        .map(MappingRow::group)
        .collect(Collectors.toSet());
  }

  private static List<StoredRow> after(List<RowChange> rows) {
    return rows.stream().flatMap(row -> row.after().stream()).map(StoredRow::of).toList();
  }
}
