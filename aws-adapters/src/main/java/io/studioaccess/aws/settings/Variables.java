package io.studioaccess.aws.settings;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Parses environment variables. */
public final class Variables {
  private Variables() {}

  /**
   * Parses the variable.
   *
   * @throws IllegalArgumentException that names the variable that is missing or not legal
   */
  public static <T> T required(
      Map<String, String> variables, String name, Function<String, T> type) {
    String value = variables.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("environment variable " + name + " is not set");
    }
    try {
      return type.apply(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "environment variable %s: %s".formatted(name, e.getMessage()), e);
    }
  }

  /** The items of a comma-separated text, without surrounding blanks and empty items. */
  static List<String> list(String commaSeparated) {
    return List.of(commaSeparated.split(",", -1)).stream()
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /** A whole number of 0 or more. */
  static int count(String text) {
    int number = Integer.parseInt(text);
    if (number < 0) {
      throw new IllegalArgumentException("expected 0 or more, found " + text);
    }
    return number;
  }
}
