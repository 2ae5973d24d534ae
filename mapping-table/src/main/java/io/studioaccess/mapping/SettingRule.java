package io.studioaccess.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the fields of a structure demand of one another. */
@FunctionalInterface
public interface SettingRule {

  /** What is wrong; empty where nothing is. */
  Optional<String> brokenBy(Map<String, Object> fields);

  static SettingRule requires(String... names) {
    return fields ->
        List.of(names).stream()
            .filter(name -> !fields.containsKey(name))
            .findFirst()
            .map(name -> name + " is missing");
  }

  static SettingRule exactlyOneField() {
    return fields ->
        fields.size() == 1
            ? Optional.empty()
            : Optional.of("one entry has one field, not " + fields.keySet());
  }

  /** Whoever names the first must name the second, too. */
  static SettingRule needs(String name, String other) {
    return fields ->
        fields.containsKey(name) && !fields.containsKey(other)
            ? Optional.of("%s needs %s beside it".formatted(name, other))
            : Optional.empty();
  }

  /** Of two whole numbers, where both are named. */
  static SettingRule notAbove(String lower, String upper) {
    return fields ->
        fields.get(lower) instanceof Long low
                && fields.get(upper) instanceof Long high
                && low > high
            ? Optional.of("%s %d is above %s %d".formatted(lower, low, upper, high))
            : Optional.empty();
  }
}
