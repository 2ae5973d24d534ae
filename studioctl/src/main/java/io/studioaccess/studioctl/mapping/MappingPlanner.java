package io.studioaccess.studioctl.mapping;

import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.aws.dynamodb.StoredRow;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import io.studioaccess.studioctl.console.CommandException;
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

/** Creates mapping plans and checks them against the table. */
@Singleton
final class MappingPlanner {
  private final Installation installation;
  private final MappingTable table;
  private final GroupDirectory directory;
  private final UserImpact impact;
  private final Clock clock;

  MappingPlanner(
      Installation installation,
      MappingTable table,
      GroupDirectory directory,
      UserImpact impact,
      Clock clock) {
    this.installation = installation;
    this.table = table;
    this.directory = directory;
    this.impact = impact;
    this.clock = clock;
  }

  /**
   * Plans the changes from the table to the file.
   *
   * @param keepOthers whether to keep rows that the file does not contain
   */
  MappingPlan plan(List<MappingRow> file, boolean keepOthers) {
    List<StoredRow> stored = table.stored();
    List<RowChange> rows =
        new TableDiff(directory.idsOf(unpinned(file)), keepOthers).compare(stored, file);
    MappingPlan plan =
        new MappingPlan(PlanDocument.Header.of(installation, clock.instant()), rows, List.of());
    return plan.isEmpty()
        ? plan
        : plan.withUsers(
            impact.changes(
                MappingTable.rows(stored), MappingTable.rows(rows(rows, RowChange::after))));
  }

  /**
   * Works out anew what a plan from a file would do. Only its rows count: the users are those that
   * the pending rows affect by today's groups. A plan that lists other users is refused.
   *
   * @throws CommandException if the plan lists other users than its rows affect, if a row is
   *     neither as before the plan nor as after it, or if the plan is for another stack
   */
  PendingChanges review(MappingPlan plan) {
    plan.changes().forEach(MappingPlanner::requireLegal);
    List<StoredRow> stored = table.stored();
    List<RowChange> rows = pendingRows(plan, stored);
    if (rows.isEmpty()) {
      return new PendingChanges(rows, List.of());
    }
    MappingRows after = MappingTable.rows(rows(plan.rows(), RowChange::after));
    List<UserChange> users =
        impact.changes(MappingTable.rows(rows(plan.rows(), RowChange::before)), after);
    PlanReview.requireSame(plan.users(), users);
    boolean isInterrupted = rows.size() < plan.changes().size();
    return new PendingChanges(
        rows, isInterrupted ? impact.changes(MappingTable.rows(stored), after) : users);
  }

  /**
   * What is left to do of a plan that was just made.
   *
   * @throws CommandException if the table changed since
   */
  PendingChanges pending(MappingPlan plan) {
    return new PendingChanges(pendingRows(plan, table.stored()), plan.users());
  }

  private static void requireLegal(RowChange change) {
    change
        .after()
        .map(StoredRow::of)
        .ifPresent(
            row -> {
              if (row instanceof StoredRow.Refused refused) {
                throw new CommandException(
                    "The plan's row for %s is invalid: %s. Create a new plan."
                        .formatted(change.key(), refused.refused().reason()));
              }
            });
  }

  private List<RowChange> pendingRows(MappingPlan plan, List<StoredRow> stored) {
    plan.header().requireFor(installation, "This");
    Map<RowKey, Map<String, AttributeValue>> current =
        stored.stream()
            .map(StoredRow::item)
            .collect(Collectors.toMap(RowKey::of, Function.identity()));
    Map<RowKey, Map<String, AttributeValue>> unplanned = new TreeMap<>(current);
    for (RowChange row : plan.rows()) {
      unplanned.remove(row.key());
      Optional<Map<String, AttributeValue>> item = Optional.ofNullable(current.get(row.key()));
      if (!item.equals(row.before()) && !item.equals(row.after())) {
        throw changed(row.key());
      }
    }
    if (!unplanned.isEmpty()) {
      throw changed(unplanned.keySet().iterator().next());
    }
    return plan.changes().stream()
        .filter(row -> !Optional.ofNullable(current.get(row.key())).equals(row.after()))
        .toList();
  }

  static CommandException changed(RowKey key) {
    return new CommandException(
        "The table changed since the plan: the row for %s is different. Create a new plan."
            .formatted(key));
  }

  private static Set<GroupName> unpinned(List<MappingRow> file) {
    return file.stream()
        .filter(row -> row.pinnedGroup().isEmpty())
        .map(MappingRow::group)
        .collect(Collectors.toSet());
  }

  private static List<StoredRow> rows(
      List<RowChange> changes, Function<RowChange, Optional<Map<String, AttributeValue>>> side) {
    return changes.stream().flatMap(row -> side.apply(row).stream()).map(StoredRow::of).toList();
  }
}
