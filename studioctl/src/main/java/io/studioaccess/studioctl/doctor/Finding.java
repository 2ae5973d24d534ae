package io.studioaccess.studioctl.doctor;

/**
 * What a check found.
 *
 * @param says what is the case, and what it means
 * @param fix what to do about it, where there is something to do: a command, or a sentence
 */
record Finding(Mark mark, String says, String fix) {

  static Finding fault(String says, String fix) {
    return new Finding(Mark.FAULT, says, fix);
  }

  static Finding warning(String says, String fix) {
    return new Finding(Mark.WARNING, says, fix);
  }

  static Finding hint(String says, String fix) {
    return new Finding(Mark.HINT, says, fix);
  }

  /** It could not be asked. */
  static Finding unchecked(String because) {
    return new Finding(Mark.UNCHECKED, because, "");
  }

  /** It is not worth asking. */
  static Finding moot(String because) {
    return new Finding(Mark.MOOT, because, "");
  }
}
