package io.studioaccess.mapping;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings that a row asks for in its users' profiles, under SageMaker's own names: nested
 * maps, lists, texts and whole numbers, these always as {@link Long}, so that what a row says and
 * what SageMaker answers compare. What a row does not name is left as it is.
 */
public record UserSettings(Map<String, Object> fields) {
  public static final UserSettings NONE = new UserSettings(Map.of());

  /**
   * Settings of these fields.
   *
   * @throws IllegalArgumentException for a value that is none of the kinds above
   */
  public UserSettings {
    fields = canonical(fields);
  }

  private static SortedMap<String, Object> canonical(Map<?, ?> fields) {
    SortedMap<String, Object> sorted = new TreeMap<>();
    fields.forEach((name, value) -> sorted.put(String.valueOf(name), canonical(value)));
    return Collections.unmodifiableSortedMap(sorted);
  }

  private static Object canonical(Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> new BigDecimal(number.toString()).longValueExact();
      case Map<?, ?> fields -> canonical(fields);
      case List<?> items -> items.stream().map(UserSettings::canonical).toList();
      default -> throw new IllegalArgumentException("no setting is a " + value.getClass());
    };
  }

  /** A short text that differs for different settings; empty for none. */
  public String fingerprint() {
    return fields.isEmpty() ? "" : SettingsText.hash(fields);
  }

  /** Whether the others say all that these say, whatever else they say. */
  public boolean areHeldBy(UserSettings others) {
    return missingIn(others).isEmpty();
  }

  /** The paths of these settings that the others do not say, or say otherwise; sorted. */
  public List<String> missingIn(UserSettings others) {
    return SettingsTree.missing(fields, others.fields);
  }

  /**
   * These settings, and what the others say beside them in the same top-level fields. An update
   * that names it all leaves the rest of a field as it is, whether SageMaker merges fields or
   * replaces them.
   */
  public UserSettings over(UserSettings others) {
    Map<String, Object> laid = new TreeMap<>();
    fields.forEach(
        (name, value) -> laid.put(name, SettingsTree.laidOver(value, others.fields.get(name))));
    return new UserSettings(laid);
  }
}
