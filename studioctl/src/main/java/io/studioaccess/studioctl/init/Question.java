package io.studioaccess.studioctl.init;

import java.util.List;
import java.util.Optional;

/**
 * A question that an option answers, too.
 *
 * @param option with its parameter, such as {@code --domain ID}
 * @param choices lines that show what can be answered
 * @param fallback the answer to an empty line, and without a terminal
 * @param several whether the answer may be a list, separated by commas
 */
record Question<T>(
    String text,
    String option,
    List<String> choices,
    Optional<Fallback<T>> fallback,
    boolean several,
    Reader<T> reader) {

  Question {
    choices = List.copyOf(choices);
  }

  /**
   * A default answer.
   *
   * @param shown as somebody would type it
   */
  record Fallback<T>(String shown, T value) {}

  /** Understands answers. */
  interface Reader<T> {
    /**
     * Reads an answer.
     *
     * @param texts never empty
     * @param typed whether a person sees the choices, and may answer with their numbers. The
     *     numbers of a script would mean something else as soon as a choice is added
     * @throws io.studioaccess.studioctl.console.CommandException that says what is wrong
     */
    T read(List<String> texts, boolean typed);
  }
}
