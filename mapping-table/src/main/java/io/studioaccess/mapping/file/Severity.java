package io.studioaccess.mapping.file;

import java.util.Locale;

/** How bad a {@link Finding} is. */
public enum Severity {
  /** The file must not be loaded. */
  ERROR,
  /** It may be, and somebody should have a look. */
  WARNING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
