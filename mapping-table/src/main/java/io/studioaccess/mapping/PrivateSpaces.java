package io.studioaccess.mapping;

import java.util.Locale;

/** What becomes of the private spaces of somebody who left, once their time has come. */
public enum PrivateSpaces {
  /** They are deleted with all that is in them, and then the profile. */
  DELETE,
  /** They stay, and with them the profile, in quarantine. */
  KEEP;

  /**
   * As written in a row or a parameter.
   *
   * @throws IllegalArgumentException naming what may be written
   */
  public static PrivateSpaces of(String text) {
    return switch (text) {
      case "delete" -> DELETE;
      case "keep" -> KEEP;
      default ->
          throw new IllegalArgumentException("expected delete or keep, found '" + text + "'");
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
