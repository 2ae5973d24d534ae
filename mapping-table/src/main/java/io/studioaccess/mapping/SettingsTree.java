package io.studioaccess.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Nested settings side by side: what is wanted, and what was found. */
final class SettingsTree {
  /** SageMaker's word for no value. */
  private static final String NO_VALUE = "None";

  private SettingsTree() {}

  /** The paths of what is wanted and was not found. */
  static List<String> missing(Map<?, ?> wanted, Map<?, ?> found) {
    List<String> missing = new ArrayList<>();
    wanted.forEach(
        (name, value) ->
            missing(value, found.get(name)).stream()
                .map(below -> below.isEmpty() ? name.toString() : name + "." + below)
                .forEach(missing::add));
    return missing;
  }

  /** Paths below this value; the empty one for the value itself. */
  private static List<String> missing(Object wanted, @Nullable Object found) {
    if (wanted instanceof Map<?, ?> fields && (found == null || found instanceof Map<?, ?>)) {
      return missing(fields, found instanceof Map<?, ?> others ? others : Map.of());
    }
    return isHeld(wanted, found) ? List.of() : List.of("");
  }

  private static boolean isHeld(Object wanted, @Nullable Object found) {
    return switch (wanted) {
      case Map<?, ?> fields when found instanceof Map<?, ?> others ->
          missing(fields, others).isEmpty();
      case List<?> items when found instanceof List<?> others -> sameItems(items, others);
      case List<?> items when found == null -> items.isEmpty();
      case String text when found == null -> text.equals(NO_VALUE);
      default -> wanted.equals(found);
    };
  }

  /** Order says nothing in SageMaker's lists, and what it adds to an item does no harm. */
  private static boolean sameItems(List<?> wanted, List<?> found) {
    return wanted.size() == found.size()
        && wanted.stream().allMatch(item -> found.stream().anyMatch(other -> isHeld(item, other)))
        && found.stream().allMatch(other -> wanted.stream().anyMatch(item -> isHeld(item, other)));
  }

  /** What is wanted, and beside it what was found in the same structures. A list is one value. */
  static Object laidOver(Object wanted, @Nullable Object found) {
    if (!(wanted instanceof Map<?, ?> fields && found instanceof Map<?, ?> others)) {
      return wanted;
    }
    Map<Object, Object> laid = new TreeMap<>(others);
    fields.forEach((name, value) -> laid.put(name, laidOver(value, others.get(name))));
    return laid;
  }
}
