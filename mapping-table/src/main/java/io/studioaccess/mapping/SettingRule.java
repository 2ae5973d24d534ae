package io.studioaccess.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A constraint between the fields of a structure. */
@FunctionalInterface
public interface SettingRule {

  /** The violation; empty if the fields satisfy the rule. */
  Optional<String> violation(Map<String, Object> fields);

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
            : Optional.of("an entry must have exactly one field, found " + fields.keySet());
  }

  /** If the first field is present, the second is required. */
  static SettingRule needs(String name, String other) {
    return fields ->
        fields.containsKey(name) && !fields.containsKey(other)
            ? Optional.of("%s requires %s".formatted(name, other))
            : Optional.empty();
  }

  /** Compares two whole numbers, if both are present. */
  static SettingRule notAbove(String lower, String upper) {
    return fields ->
        fields.get(lower) instanceof Long low
                && fields.get(upper) instanceof Long high
                && low > high
            ? Optional.of("%s %d is above %s %d".formatted(lower, low, upper, high))
            : Optional.empty();
  }
}
