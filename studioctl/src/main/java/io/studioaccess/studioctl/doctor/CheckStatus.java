package io.studioaccess.studioctl.doctor;

import java.util.Locale;

/** The status of a check or finding, from best to worst. */
enum CheckStatus {
  OK,
  /** Not applicable, mostly because of the finding of an earlier check. */
  SKIPPED,
  /** Nothing is wrong, but an administrator should know. */
  HINT,
  /** The check could not run, for example because a permission is missing. */
  UNCHECKED,
  /** The installation works, but needs attention. */
  WARNING,
  /** Some user has the wrong access, or soon will. */
  FAULT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
