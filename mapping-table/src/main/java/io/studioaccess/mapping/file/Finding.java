package io.studioaccess.mapping.file;

import java.util.Comparator;

/**
 * An error or a warning about a row file.
 *
 * @param message at most about a thousand characters
 */
public record Finding(Place place, Severity severity, String message)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::place)
          .thenComparing(Finding::severity)
          .thenComparing(Finding::message);
  private static final int MAX_LENGTH = 1_000;

  public Finding {
    message = message.length() > MAX_LENGTH ? message.substring(0, MAX_LENGTH) + "…" : message;
  }

  public static Finding error(Place place, String message) {
    return new Finding(place, Severity.ERROR, message);
  }

  public static Finding warning(Place place, String message) {
    return new Finding(place, Severity.WARNING, message);
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "line %d, column %d: %s".formatted(place.line(), place.column(), message);
  }
}
