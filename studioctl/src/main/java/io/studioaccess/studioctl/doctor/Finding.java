package io.studioaccess.studioctl.doctor;

/**
 * The finding of a check.
 *
 * @param message the fact, and its consequence
 * @param fix what to do next: a command or a sentence; empty if there is nothing to do
 */
record Finding(CheckStatus status, String message, String fix) {

  static Finding fault(String message, String fix) {
    return new Finding(CheckStatus.FAULT, message, fix);
  }

  static Finding warning(String message, String fix) {
    return new Finding(CheckStatus.WARNING, message, fix);
  }

  static Finding hint(String message, String fix) {
    return new Finding(CheckStatus.HINT, message, fix);
  }

  /** The check could not run. */
  static Finding unchecked(String reason) {
    return new Finding(CheckStatus.UNCHECKED, reason, "");
  }

  /** The check does not apply. */
  static Finding skipped(String reason) {
    return new Finding(CheckStatus.SKIPPED, reason, "");
  }
}
