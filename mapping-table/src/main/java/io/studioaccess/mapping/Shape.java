package io.studioaccess.mapping;

import java.util.regex.Pattern;

/** A string's legal shape, with the words that refuse a string of another one. */
public record Shape(String what, int maxLength, Pattern pattern) {

  public Shape(String what, int maxLength, String regex) {
    this(what, maxLength, Pattern.compile(regex));
  }

  /**
   * @throws IllegalArgumentException naming what was expected, the value and the shape
   */
  public String require(String value) {
    if (!matches(value)) {
      throw new IllegalArgumentException(
          "'%s' is not %s: at most %d characters of the shape %s"
              .formatted(value, what, maxLength, pattern.pattern()));
    }
    return value;
  }

  public boolean matches(String value) {
    return value.length() <= maxLength && pattern.matcher(value).matches();
  }
}
