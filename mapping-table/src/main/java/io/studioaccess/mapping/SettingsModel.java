package io.studioaccess.mapping;

import io.studioaccess.mapping.Setting.Choice;
import io.studioaccess.mapping.Setting.Listing;
import io.studioaccess.mapping.Setting.Structure;
import io.studioaccess.mapping.Setting.Text;
import io.studioaccess.mapping.Setting.Truth;
import io.studioaccess.mapping.Setting.WholeNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names, nesting and types of SageMaker's structure {@code UserSettings}, from a file that a
 * test writes from the AWS SDK's model: a line such as {@code CodeRepositories[].RepositoryUrl =
 * text} for each value.
 */
final class SettingsModel {
  private static final String FILE = "user-settings.txt";
  private static final Text ANY_TEXT =
      new Text(new Shape("a text", Integer.MAX_VALUE, "[\\s\\S]*"));

  private SettingsModel() {}

  static Structure read() {
    Map<String, String> types = new HashMap<>();
    text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              String[] parts = line.split(" = ", 2);
              types.put(parts[0], parts[1]);
            });
    return structure(types);
  }

  private static String text() {
    try (InputStream file = SettingsModel.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("missing in the jar: " + FILE);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param types by path below the structure
   */
  private static Structure structure(Map<String, String> types) {
    Map<String, Map<String, String>> byField = new TreeMap<>();
    types.forEach(
        (path, type) -> {
          String[] steps = path.split("\\.", 2);
          byField
              .computeIfAbsent(steps[0], _ -> new HashMap<>())
              .put(steps.length == 1 ? "" : steps[1], type);
        });
    Map<String, Setting> fields = new HashMap<>();
    byField.forEach(
        (step, below) -> fields.put(step.replace("[]", ""), setting(step.endsWith("[]"), below)));
    return new Structure(fields, List.of());
  }

  private static Setting setting(boolean isList, Map<String, String> below) {
    String type = below.get("");
    Setting one = type == null ? structure(below) : value(type);
    return isList ? new Listing(one, Integer.MAX_VALUE) : one;
  }

  private static Setting value(String type) {
    return switch (type) {
      case "text" -> ANY_TEXT;
      case "number" -> new WholeNumber(0, Integer.MAX_VALUE);
      case "boolean" -> new Truth();
      default -> new Choice(List.of(type.split(" \\| ")));
    };
  }
}
