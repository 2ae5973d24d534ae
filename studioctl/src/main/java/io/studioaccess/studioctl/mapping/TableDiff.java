package io.studioaccess.studioctl.mapping;

import io.studioaccess.aws.dynamodb.RowItem;
import io.studioaccess.aws.dynamodb.StoredRow;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Compares a row file with the table. */
final class TableDiff {
  private final Map<GroupName, GroupId> named;
  private final boolean keepOthers;

  /**
   * @param named ids of groups by current name
   * @param keepOthers whether to keep rows that the file does not contain
   */
  TableDiff(Map<GroupName, GroupId> named, boolean keepOthers) {
    this.named = named;
    this.keepOthers = keepOthers;
  }

  /** One entry for each row of the table or the file, in key order. */
  List<RowChange> compare(List<StoredRow> table, List<MappingRow> file) {
    Map<RowKey, RowChange> changes = new TreeMap<>();
    Map<RowKey, StoredRow> stored = new TreeMap<>();
    for (StoredRow row : table) {
      RowKey key = RowKey.of(row.item());
      stored.put(key, row);
      Optional<Map<String, AttributeValue>> item = Optional.of(row.item());
      changes.put(key, new RowChange(key, item, keepOthers ? item : Optional.empty()));
    }
    for (MappingRow row : file) {
      RowKey key = new RowKey(row.domain().value(), row.group().value());
      Optional<StoredRow> before = Optional.ofNullable(stored.get(key));
      changes.put(
          key, new RowChange(key, before.map(StoredRow::item), Optional.of(after(row, before))));
    }
    return List.copyOf(changes.values());
  }

  /** An equivalent row of the table, such as one without the default priority, stays as it is. */
  private Map<String, AttributeValue> after(MappingRow written, Optional<StoredRow> before) {
    Optional<StoredRow.Legal> legal =
        before.filter(StoredRow.Legal.class::isInstance).map(StoredRow.Legal.class::cast);
    MappingRow desired =
        written.pinnedGroup().isPresent()
            ? written
            : pinned(written, legal.map(StoredRow.Legal::row));
    return legal
        .filter(row -> row.row().equals(desired))
        .map(StoredRow.Legal::item)
        .orElseGet(() -> RowItem.of(desired));
  }

  /** Pins a row that will be written. A row that stays unchanged stays unpinned. */
  private MappingRow pinned(MappingRow written, Optional<MappingRow> before) {
    if (before.filter(written::equals).isPresent()) {
      return written;
    }
    return Optional.ofNullable(named.get(written.group())).map(written::pinnedTo).orElse(written);
  }
}
