package io.studioaccess.mapping.convention;

import io.studioaccess.mapping.MappingRow;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The priority of all groups, or the name of the part that is a group's own. */
final class ConventionPriority {
  private final Optional<Integer> fixed;
  private final String part;

  /**
   * @param parts that a name may have
   * @throws IllegalArgumentException for what is neither
   */
  ConventionPriority(String text, Set<String> parts) {
    this.part = text;
    this.fixed = parts.contains(text) ? Optional.empty() : Optional.of(number(text, parts));
  }

  private static int number(String text, Set<String> parts) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "ConventionPriority: expected a whole number of 32 bits or a named group of GroupNamePattern, which has %s, found '%s'"
              .formatted(parts, text),
          e);
    }
  }

  /**
   * As for a row that names none where the group's name has no such part.
   *
   * @throws IllegalArgumentException where the part is no number
   */
  int in(Map<String, String> parts) {
    return fixed.orElseGet(() -> own(parts));
  }

  private int own(Map<String, String> parts) {
    String text = parts.get(part);
    try {
      return text == null ? MappingRow.DEFAULT_PRIORITY : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "ConventionPriority: %s is '%s' in the group's name, not a whole number of 32 bits"
              .formatted(part, text),
          e);
    }
  }
}
