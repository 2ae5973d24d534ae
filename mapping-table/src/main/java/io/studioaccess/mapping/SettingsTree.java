package io.studioaccess.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares and merges nested settings: the wanted ones, and those found in a profile. */
final class SettingsTree {
  /** SageMaker's placeholders for "no value". */
  private static final Set<String> NO_VALUE = Set.of("None", "DefaultAsDomain");

  private SettingsTree() {}

  /** The paths of the wanted settings that were not found. */
  static List<String> missing(Map<?, ?> wanted, Map<?, ?> found) {
    List<String> missing = new ArrayList<>();
    wanted.forEach(
        (name, value) ->
            missing(value, found.get(name)).stream()
                .map(below -> below.isEmpty() ? name.toString() : name + "." + below)
                .forEach(missing::add));
    return missing;
  }

  /** The missing paths below this value. The empty path stands for the value itself. */
  private static List<String> missing(Object wanted, @Nullable Object found) {
    if (wanted instanceof Map<?, ?> fields && (found == null || found instanceof Map<?, ?>)) {
      return missing(fields, found instanceof Map<?, ?> others ? others : Map.of());
    }
    return isSatisfied(wanted, found) ? List.of() : List.of("");
  }

  private static boolean isSatisfied(Object wanted, @Nullable Object found) {
    return switch (wanted) {
      case Map<?, ?> fields when found instanceof Map<?, ?> others ->
          missing(fields, others).isEmpty();
      case List<?> items when found instanceof List<?> others -> sameItems(items, others);
      case List<?> items when found == null -> items.isEmpty();
      case String text when found == null -> NO_VALUE.contains(text);
      default -> wanted.equals(found);
    };
  }

  /** Ignores the order of SageMaker's lists, and fields that SageMaker adds to an item. */
  private static boolean sameItems(List<?> wanted, List<?> found) {
    return wanted.size() == found.size()
        && wanted.stream()
            .allMatch(item -> found.stream().anyMatch(other -> isSatisfied(item, other)))
        && found.stream()
            .allMatch(other -> wanted.stream().anyMatch(item -> isSatisfied(item, other)));
  }

  /**
   * The wanted settings, merged with the other settings found in the same structures. A list counts
   * as one value.
   */
  static Object merge(Object wanted, @Nullable Object found) {
    if (!(wanted instanceof Map<?, ?> fields && found instanceof Map<?, ?> others)) {
      return wanted;
    }
    Map<Object, Object> merged = new TreeMap<>(others);
    fields.forEach((name, value) -> merged.put(name, merge(value, others.get(name))));
    return merged;
  }
}
