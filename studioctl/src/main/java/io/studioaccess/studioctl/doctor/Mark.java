package io.studioaccess.studioctl.doctor;

import java.util.Locale;

/** How bad a finding is; the worst comes last. */
enum Mark {
  FINE,
  /** There is nothing to ask, mostly because an earlier check has found why. */
  MOOT,
  /** Nothing is wrong, and somebody should know it. */
  HINT,
  UNCHECKED,
  /** It works, and somebody should look. */
  WARNING,
  /** Somebody has not what they should have, or soon will not. */
  FAULT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
