package io.studioaccess.mapping.convention;

import io.studioaccess.mapping.MappingRow;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The priority of groups that match the convention: one fixed number, or the part of the group's
 * name that holds it.
 */
final class ConventionPriority {
  private final Optional<Integer> fixed;
  private final String part;

  /**
   * @param text a whole number, or the name of a part
   * @param parts the parts that a group name may have
   * @throws IllegalArgumentException if the text is neither
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
          "ConventionPriority: expected a 32-bit whole number or a named group of GroupNamePattern, which has %s, found '%s'"
              .formatted(parts, text),
          e);
    }
  }

  /**
   * The priority of a group. It is the default priority if the group's name lacks the part.
   *
   * @throws IllegalArgumentException if the part is not a number
   */
  int resolve(Map<String, String> parts) {
    return fixed.orElseGet(() -> fromParts(parts));
  }

  private int fromParts(Map<String, String> parts) {
    String text = parts.get(part);
    try {
      return text == null ? MappingRow.DEFAULT_PRIORITY : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "ConventionPriority: %s is '%s' in the group's name, not a 32-bit whole number"
              .formatted(part, text),
          e);
    }
  }
}
