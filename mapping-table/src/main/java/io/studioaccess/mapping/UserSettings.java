package io.studioaccess.mapping;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings of a user profile, under SageMaker's own names: nested maps, lists, texts and whole
 * numbers. Numbers are always {@link Long}, so that the settings of a row and those of SageMaker
 * are comparable. Settings that a row does not name stay unchanged.
 */
public record UserSettings(Map<String, Object> fields) {
  public static final UserSettings NONE = new UserSettings(Map.of());

  /**
   * Creates settings from plain fields.
   *
   * @throws IllegalArgumentException for a value of any other type
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
      case Boolean truth -> truth;
      case Number number -> new BigDecimal(number.toString()).longValueExact();
      case Map<?, ?> fields -> canonical(fields);
      case List<?> items -> items.stream().map(UserSettings::canonical).toList();
      default ->
          throw new IllegalArgumentException("unsupported type of a setting: " + value.getClass());
    };
  }

  /** A short hash of the settings; empty if there are none. */
  public String fingerprint() {
    return fields.isEmpty() ? "" : SettingsText.hash(fields);
  }

  /** The paths of the settings that can be taken back, because SageMaker has a value for none. */
  public SortedSet<String> resettable() {
    return new TreeSet<>(SettingResets.of(fields).keySet());
  }

  /** The paths of settings that stay in profiles when these settings become the others. */
  public SortedSet<String> staying(UserSettings next) {
    SortedSet<String> staying = SettingResets.paths(fields);
    staying.removeAll(SettingResets.paths(next.fields));
    staying.removeAll(resettable());
    return staying;
  }

  /**
   * These settings, and a value for none for each of the others that they lack.
   *
   * @param paths as in {@link #resettable}
   */
  public UserSettings takingBack(Collection<String> paths) {
    Map<String, Object> completed = fields;
    for (String path : paths) {
      completed = SettingResets.with(completed, path, SettingResets.valueAt(path));
    }
    return new UserSettings(completed);
  }

  /** The roles that settings name. */
  public Set<RoleArn> roles() {
    Set<RoleArn> roles = new HashSet<>();
    collectRoles(fields, roles);
    return roles;
  }

  private static void collectRoles(Object value, Set<RoleArn> roles) {
    switch (value) {
      case Map<?, ?> below -> below.values().forEach(field -> collectRoles(field, roles));
      case List<?> items -> items.forEach(item -> collectRoles(item, roles));
      case String text when RoleArn.SHAPE.matches(text) -> roles.add(new RoleArn(text));
      default -> {}
    }
  }

  /** Whether the others have all of these settings. They may have more. */
  public boolean areContainedIn(UserSettings others) {
    return missingFrom(others).isEmpty();
  }

  /** The paths of these settings that are missing or different in the others, sorted. */
  public List<String> missingFrom(UserSettings others) {
    return SettingsTree.missing(fields, others.fields);
  }

  /**
   * These settings, merged with the others' settings in the same top-level fields. An update with
   * the result keeps the rest of each field, whether SageMaker merges fields or replaces them.
   */
  public UserSettings mergedOver(UserSettings others) {
    Map<String, Object> merged = new TreeMap<>();
    fields.forEach(
        (name, value) -> merged.put(name, SettingsTree.merge(value, others.fields.get(name))));
    return new UserSettings(merged);
  }
}
