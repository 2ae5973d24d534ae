package io.studioaccess.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names a value that is not legal, with its type, for error messages of bounded length. */
final class Found {
  private static final int MAX_LENGTH = 80;

  private Found() {}

  static String describe(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case String text -> "the text '%s'".formatted(excerpt(text));
      case Number number -> excerpt(number.toString());
      case Boolean truth -> truth.toString();
      case Map<?, ?> fields -> fields.isEmpty() ? "no fields" : "fields";
      case List<?> items -> items.isEmpty() ? "an empty list" : "a list";
      default -> excerpt(value.toString());
    };
  }

  /** The first 80 characters of a longer text, and its length. */
  static String excerpt(String text) {
    return excerpt(text, MAX_LENGTH);
  }

  static String excerpt(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
    return "%s… (%,d characters)".formatted(text.substring(0, end), text.length());
  }
}
