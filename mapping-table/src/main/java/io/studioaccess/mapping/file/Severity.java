package io.studioaccess.mapping.file;

import java.util.Locale;

/** The severity of a {@link Finding}. */
public enum Severity {
  /** The file must not be loaded. */
  ERROR,
  /** The file may be loaded, but the finding needs attention. */
  WARNING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
