package io.studioaccess.mapping;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The legal shape of a string. It remembers a few legal values: a function meets the same domains,
 * roles and users many times in a row.
 */
public final class Shape {
  /** A power of two. */
  private static final int REMEMBERED = 64;

  private final String description;
  private final int maxLength;
  private final Pattern pattern;

  /** Racing threads may overwrite one another's values, each of which is legal. */
  private final @Nullable String[] legal = new @Nullable String[REMEMBERED];

  /**
   * @param description a noun phrase for error messages, such as {@code a domain id}
   * @param maxLength in characters
   */
  public Shape(String description, int maxLength, String regex) {
    this.description = description;
    this.maxLength = maxLength;
    this.pattern = Pattern.compile(regex);
  }

  public int maxLength() {
    return maxLength;
  }

  public Pattern pattern() {
    return pattern;
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
    int place = value.hashCode() & (REMEMBERED - 1);
    if (value.equals(legal[place])) {
      return true;
    }
    boolean matches = value.length() <= maxLength && pattern.matcher(value).matches();
    if (matches) {
      legal[place] = value;
    }
    return matches;
  }
}
