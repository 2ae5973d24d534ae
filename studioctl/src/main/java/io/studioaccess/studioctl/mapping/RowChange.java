package io.studioaccess.studioctl.mapping;

import io.studioaccess.aws.dynamodb.RowItem;
import io.studioaccess.mapping.BadFields;
import io.studioaccess.mapping.RowFields;
import io.studioaccess.mapping.UserSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A row of the table before and after the plan.
 *
 * @param before the item in the table; empty for a row to add
 * @param after empty for a row to remove
 */
record RowChange(
    RowKey key,
    Optional<Map<String, AttributeValue>> before,
    Optional<Map<String, AttributeValue>> after) {

  enum Kind {
    ADDED,
    CHANGED,
    REMOVED,
    UNCHANGED
  }

  /** The values of a field as text; empty if absent. */
  record FieldChange(String path, String before, String after) {}

  /**
   * @throws IllegalArgumentException if an item has another key
   */
  RowChange {
    before = before.map(Map::copyOf);
    after = after.map(Map::copyOf);
    requireKey(key, before);
    requireKey(key, after);
  }

  private static void requireKey(RowKey key, Optional<Map<String, AttributeValue>> item) {
    item.map(RowKey::of)
        .filter(other -> !other.equals(key))
        .ifPresent(
            other -> {
              throw new IllegalArgumentException(
                  "the row for %s contains one for %s".formatted(key, other));
            });
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

  /**
   * The paths of settings that the row no longer has and that stay in the profiles, because
   * SageMaker has no value for none.
   */
  Set<String> stayingSettings() {
    return kind() == Kind.CHANGED ? settings(before).staying(settings(after)) : Set.of();
  }

  private static UserSettings settings(Optional<Map<String, AttributeValue>> item) {
    try {
      return item.map(RowItem::fields)
          .map(fields -> RowFields.read(fields).userSettings())
          .orElse(UserSettings.NONE);
    } catch (BadFields e) {
      return UserSettings.NONE; // a faulty row has put nothing into profiles
    }
  }

  /** The fields that differ; nested settings are named by their dotted paths. */
  List<FieldChange> fields() {
    return differences(
        "",
        before.map(RowItem::fields).orElseGet(Map::of),
        after.map(RowItem::fields).orElseGet(Map::of));
  }

  private static List<FieldChange> differences(String prefix, Map<?, ?> before, Map<?, ?> after) {
    TreeSet<String> names = new TreeSet<>();
    before.keySet().forEach(name -> names.add(name.toString()));
    after.keySet().forEach(name -> names.add(name.toString()));
    List<FieldChange> changes = new ArrayList<>();
    for (String name : names) {
      Object old = before.get(name);
      Object updated = after.get(name);
      if (old instanceof Map<?, ?> || updated instanceof Map<?, ?>) {
        changes.addAll(differences(prefix + name + ".", map(old), map(updated)));
      } else if (!Objects.equals(old, updated)) {
        changes.add(new FieldChange(prefix + name, text(old), text(updated)));
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
