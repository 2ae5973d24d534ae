package io.studioaccess.scale;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code make scale} plays.
 *
 * @param users the largest size
 * @param from the smallest size of the growth table; smaller ones keep their stored figures
 * @param leavers who leave within one hour, of the domain with the spaces; 0 leaves them out with
 *     the morning and the sweep before
 * @param joins of the burst; 0 leaves the burst out
 * @param memory of the sweeper in megabytes; empty for the template's
 * @param label under which the figures are stored
 */
public record ScaleOptions(
    int users, int from, int leavers, int joins, Optional<Integer> memory, String label) {
  /** A company below has no two groups. */
  static final int FEWEST = 1_000;

  /** More do not fit into the memory that the sandbox's own directory and Studio need. */
  static final int MOST = 250_000;

  private static final int MOST_JOINS = 20_000;
  private static final int USERS_BY_DEFAULT = 10_000;
  private static final int JOINS_BY_DEFAULT = 2_000;
  private static final int MOST_LEAVERS = 1_000;
  private static final int NOT_LEAVING = 700;
  private static final int LEAST_MEMORY = 128;

  /** Lambda's limit. */
  private static final int MOST_MEMORY = 10_240;

  /**
   * Reads {@code NAME=value} arguments; an empty value is the default.
   *
   * @throws IllegalArgumentException on an unknown name, or on a value that is no whole number
   *     within its limits, with what is allowed
   */
  public static ScaleOptions of(List<String> arguments) {
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1 || !NAMES.contains(argument.substring(0, equals))) {
        throw new IllegalArgumentException(
            "%s: expected NAME=value, with a NAME of %s".formatted(argument, NAMES));
      }
      values.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    int users = number(values, "USERS", USERS_BY_DEFAULT, FEWEST, MOST);
    // The others of the domain are measured, leave in the growth table, or stay.
    int mostLeavers =
        Math.min(MOST_LEAVERS, Math.min(users, Workforce.USERS_PER_DOMAIN) - NOT_LEAVING);
    return new ScaleOptions(
        users,
        number(values, "FROM", FEWEST, FEWEST, users),
        number(values, "LEAVERS", Math.min(mostLeavers, users / 100), 0, mostLeavers),
        number(values, "BURST", JOINS_BY_DEFAULT, 0, MOST_JOINS),
        values.getOrDefault("MEMORY", "").isEmpty()
            ? Optional.empty()
            : Optional.of(number(values, "MEMORY", 0, LEAST_MEMORY, MOST_MEMORY)),
        label(values.getOrDefault("LABEL", "")));
  }

  private static final List<String> NAMES =
      List.of("USERS", "FROM", "LEAVERS", "BURST", "MEMORY", "LABEL");

  private static String label(String text) {
    if (text.isEmpty()) {
      return "now";
    }
    if (!text.matches("[a-z0-9-]{1,20}")) {
      throw new IllegalArgumentException(
          "LABEL=%s: expected 1 to 20 lower-case letters, digits and hyphens".formatted(text));
    }
    return text;
  }

  /** The sizes of the growth table: a hundredth, a tenth and all of the users, from 1,000 on. */
  public List<Integer> sizes() {
    return List.of(users / 100, users / 10, users).stream()
        .filter(size -> size >= from)
        .distinct()
        .toList();
  }

  static int number(Map<String, String> values, String name, int byDefault, int least, int most) {
    String text = values.getOrDefault(name, "");
    if (text.isEmpty()) {
      return byDefault;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The message below says what is expected.
    }
    throw new IllegalArgumentException(
        "%s=%s: expected a whole number from %d to %d".formatted(name, text, least, most));
  }
}
