package io.studioaccess.mapping;

import java.util.Locale;

/** What happens to the private spaces of a user who left, when the grace period ends. */
public enum PrivateSpaces {
  /** The spaces are deleted with their content, and then the profile. */
  DELETE,
  /** The spaces stay, and the profile stays in quarantine. */
  KEEP;

  /**
   * Parses the value of a row or a stack parameter: {@code delete} or {@code keep}.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static PrivateSpaces parse(String text) {
    return switch (text) {
      case "delete" -> DELETE;
      case "keep" -> KEEP;
      default ->
          throw new IllegalArgumentException(
              "expected delete or keep, found '" + Found.excerpt(text) + "'");
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
