package io.studioaccess.scale.cost;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code make cost} works out.
 *
 * @param people with access, each a column
 * @param prices the file of list prices
 * @param month the file of assumptions
 * @param label of the measurement
 */
public record CostOptions(List<Integer> people, Path prices, Path month, String label) {
  private static final List<String> NAMES = List.of("PEOPLE", "PRICES", "MONTH", "LABEL");
  private static final String PEOPLE_BY_DEFAULT = "100,5000,100000";
  private static final int MOST_PEOPLE = 1_000_000;

  /**
   * Reads {@code NAME=value} arguments; an empty value is the default.
   *
   * @throws IllegalArgumentException on an unknown name, a file that does not exist, or a number of
   *     people that is none, with what is allowed
   */
  public static CostOptions of(Path repository, List<String> arguments) {
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1 || !NAMES.contains(argument.substring(0, equals))) {
        throw new IllegalArgumentException(
            "%s: expected NAME=value, with a NAME of %s".formatted(argument, NAMES));
      }
      if (equals < argument.length() - 1) {
        values.put(argument.substring(0, equals), argument.substring(equals + 1));
      }
    }
    return new CostOptions(
        people(values.getOrDefault("PEOPLE", PEOPLE_BY_DEFAULT)),
        file(repository, "PRICES", values.getOrDefault("PRICES", "scale/prices.yaml")),
        file(repository, "MONTH", values.getOrDefault("MONTH", "scale/month.yaml")),
        values.getOrDefault("LABEL", "now"));
  }

  private static List<Integer> people(String text) {
    List<Integer> people = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      people.add(number(text, part.strip()));
    }
    return List.copyOf(people);
  }

  private static int number(String all, String part) {
    try {
      int number = Integer.parseInt(part);
      if (number >= 1 && number <= MOST_PEOPLE) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The message below says what is expected.
    }
    throw new IllegalArgumentException(
        "PEOPLE=%s: expected whole numbers from 1 to %d, separated by commas"
            .formatted(all, MOST_PEOPLE));
  }

  private static Path file(Path repository, String name, String value) {
    Path file = repository.resolve(value);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("%s=%s: there is no such file".formatted(name, value));
    }
    return file;
  }
}
