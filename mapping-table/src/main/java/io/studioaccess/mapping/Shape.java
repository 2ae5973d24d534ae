package io.studioaccess.mapping;

import java.util.regex.Pattern;

/**
 * The legal shape of a string.
 *
 * @param description a noun phrase for error messages, such as {@code a domain id}
 * @param maxLength in characters
 */
public record Shape(String description, int maxLength, Pattern pattern) {

  public Shape(String description, int maxLength, String regex) {
    this(description, maxLength, Pattern.compile(regex));
  }

  /**
   * @throws IllegalArgumentException that names the value, the description and the shape
   */
  public String require(String value) {
    if (!matches(value)) {
      throw new IllegalArgumentException(
          "'%s' is not %s: expected at most %d characters that match %s"
              .formatted(Found.excerpt(value), description, maxLength, pattern.pattern()));
    }
    return value;
  }

  public boolean matches(String value) {
    return value.length() <= maxLength && pattern.matcher(value).matches();
  }
}
