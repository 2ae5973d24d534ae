package io.studioaccess.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What {@link ThrottleBench} measures.
 *
 * @param joins how many users join at once, for each measurement; 1 to 1,000
 * @param share how many of a hundred calls to SageMaker and the Identity Store AWS throttles; 0 to
 *     90
 */
record JoinLoad(List<Integer> joins, int share) {
  private static final int MOST_JOINS = 1_000;
  private static final int LARGEST_SHARE = 90;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  JoinLoad {
    joins = List.copyOf(joins);
  }

  /**
   * Reads arguments such as {@code joins=50,300} and {@code share=40}; an empty value is the
   * default.
   *
   * @throws IllegalArgumentException that names the argument at fault
   */
  static JoinLoad of(List<String> arguments) {
    Map<String, String> values = new TreeMap<>(Map.of("joins", "50,300", "share", "40"));
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      if (parts.length != 2 || !values.containsKey(parts[0])) {
        throw new IllegalArgumentException(
            "unknown argument %s: write JOINS=50,300 (without spaces) and SHARE=40"
                .formatted(argument));
      }
      if (!parts[1].isEmpty()) {
        values.put(parts[0], parts[1]);
      }
    }
    String share = values.getOrDefault("share", "");
    return new JoinLoad(
        List.of(values.getOrDefault("joins", "").split(",", -1)).stream()
            .map(joins -> number("JOINS", joins, 1, MOST_JOINS))
            .toList(),
        number("SHARE", share, 0, LARGEST_SHARE));
  }

  private static int number(String name, String text, int least, int most) {
    int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "%s=%s: write whole numbers from %d to %d".formatted(name, text, least, most));
    }
    return number;
  }
}
