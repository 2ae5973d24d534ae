package io.studioaccess.mapping;

import java.util.List;
import java.util.Map;

/**
 * The settings that a row asks for in its users' profiles, under SageMaker's own names: nested
 * maps, lists, texts and whole numbers. What a row does not name is left as it is.
 */
public record UserSettings(Map<String, Object> fields) {
  public static final UserSettings NONE = new UserSettings(Map.of());

  public UserSettings {
    fields = Map.copyOf(fields);
  }

  /** A short text that differs for different settings; empty for none. */
  public String fingerprint() {
    return fields.isEmpty() ? "" : Integer.toHexString(fields.hashCode());
  }

  /** Whether the others say all that these say, whatever else they say. */
  public boolean areHeldBy(UserSettings others) {
    return isHeld(fields, others.fields);
  }

  private static boolean isHeld(Object wanted, Object found) {
    return switch (wanted) {
      case Map<?, ?> fields when found instanceof Map<?, ?> others ->
          fields.entrySet().stream()
              .allMatch(
                  field ->
                      others.containsKey(field.getKey())
                          && isHeld(field.getValue(), others.get(field.getKey())));
      case List<?> items when found instanceof List<?> others ->
          items.size() == others.size()
              && items.stream().allMatch(item -> others.stream().anyMatch(o -> isHeld(item, o)));
      case Object value -> value.equals(found);
    };
  }
}
