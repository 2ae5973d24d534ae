package io.studioaccess.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The settings that can be taken back: SageMaker has a value for them that means "none", as its API
 * reference says. {@code UpdateUserProfile} has no other way to remove a setting.
 */
final class SettingResets {
  private static final Map<String, String> VALUES =
      Map.of(
          "LifecycleConfigArn", "None",
          "BuiltInLifecycleConfigArn", "None",
          "SageMakerImageVersionArn", "None",
          "AutoMountHomeEFS", "DefaultAsDomain");

  private SettingResets() {}

  /** The value that takes the setting back; empty if SageMaker has none. */
  private static Optional<Object> valueFor(String name, Object current) {
    return current instanceof List<?>
        ? Optional.of(List.of())
        : Optional.ofNullable(VALUES.get(name));
  }

  /** The values that take these settings back, by path, as far as that is possible. */
  static SortedMap<String, Object> of(Map<?, ?> settings) {
    SortedMap<String, Object> resets = new TreeMap<>();
    settings.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> below) {
            of(below).forEach((path, reset) -> resets.put(name + "." + path, reset));
          } else {
            valueFor(name.toString(), value).ifPresent(reset -> resets.put(name.toString(), reset));
          }
        });
    return resets;
  }

  /** The value that takes back the setting of this path, which {@link #of} named. */
  static Object valueAt(String path) {
    String value = VALUES.get(path.substring(path.lastIndexOf('.') + 1));
    return value == null ? List.of() : value;
  }

  /** The paths of all values: lists count as one. */
  static SortedSet<String> paths(Map<?, ?> settings) {
    SortedSet<String> paths = new TreeSet<>();
    settings.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> below) {
            paths(below).forEach(path -> paths.add(name + "." + path));
          } else {
            paths.add(name.toString());
          }
        });
    return paths;
  }

  /** The settings with this value, unless they have another there. */
  static Map<String, Object> with(@Nullable Object settings, String path, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>();
    if (settings instanceof Map<?, ?> fields) {
      fields.forEach((name, field) -> changed.put(name.toString(), field));
    }
    String[] steps = path.split("\\.", 2);
    if (steps.length == 1) {
      changed.putIfAbsent(path, value);
    } else {
      changed.put(steps[0], with(changed.get(steps[0]), steps[1], value));
    }
    return changed;
  }
}
