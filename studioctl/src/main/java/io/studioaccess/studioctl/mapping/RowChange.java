package io.studioaccess.studioctl.mapping;

import io.studioaccess.aws.dynamodb.RowItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One row of the table: as it stands there, and as it is to be.
 *
 * @param before empty for a row that is not there
 * @param after empty for one that goes
 */
record RowChange(
    RowKey key,
    Optional<Map<String, AttributeValue>> before,
    Optional<Map<String, AttributeValue>> after) {

  /** What becomes of a row. */
  enum Kind {
    ADDED,
    CHANGED,
    REMOVED,
    UNCHANGED
  }

  /** A field's values, as text; empty where there is none. */
  record FieldChange(String path, String before, String after) {}

  RowChange {
    before = before.map(Map::copyOf);
    after = after.map(Map::copyOf);
  }

  Kind kind() {
    if (before.equals(after)) {
      return Kind.UNCHANGED;
    }
    if (before.isEmpty()) {
      return Kind.ADDED;
    }
    return after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
  }

  /** The fields that differ, settings by their paths. */
  List<FieldChange> fields() {
    return differences(
        "",
        before.map(RowItem::fields).orElseGet(Map::of),
        after.map(RowItem::fields).orElseGet(Map::of));
  }

  private static List<FieldChange> differences(String above, Map<?, ?> one, Map<?, ?> other) {
    TreeSet<String> names = new TreeSet<>();
    one.keySet().forEach(name -> names.add(name.toString()));
    other.keySet().forEach(name -> names.add(name.toString()));
    List<FieldChange> changes = new ArrayList<>();
    for (String name : names) {
      Object left = one.get(name);
      Object right = other.get(name);
      if (left instanceof Map<?, ?> || right instanceof Map<?, ?>) {
        changes.addAll(differences(above + name + ".", map(left), map(right)));
      } else if (!Objects.equals(left, right)) {
        changes.add(new FieldChange(above + name, text(left), text(right)));
      }
    }
    return changes;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> fields ? fields : Map.of();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
