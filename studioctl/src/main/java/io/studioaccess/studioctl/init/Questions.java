package io.studioaccess.studioctl.init;

import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Answers questions: by their option, by a person, or by their default. */
@Singleton
final class Questions {
  private static final int TRIES = 3;

  private final Display display;

  Questions(Display display) {
    this.display = display;
  }

  /**
   * The answer.
   *
   * @param given the values of the option; empty if it was not passed
   * @throws CommandException that names the option, if there is no answer
   */
  <T> T answer(Question<T> question, List<String> given) {
    if (!given.isEmpty()) {
      return read(question, given);
    }
    return display.isInteractive() ? ask(question) : byDefault(question);
  }

  private static <T> T read(Question<T> question, List<String> given) {
    try {
      return question.reader().read(given, false);
    } catch (CommandException e) {
      throw new CommandException(
          "%s: %s".formatted(question.option().replaceFirst(" .*", ""), e.getMessage()),
          question.choices());
    }
  }

  private <T> T byDefault(Question<T> question) {
    Question.Fallback<T> fallback =
        question
            .fallback()
            .orElseThrow(
                () ->
                    new CommandException(
                        "%s There is no default: pass %s. Nothing was written."
                            .formatted(question.text(), question.option()),
                        question.choices()));
    display.note(
        "%s %s (default; %s answers otherwise)"
            .formatted(question.text(), fallback.shown(), question.option()));
    return fallback.value();
  }

  private <T> T ask(Question<T> question) {
    display.note("");
    question.choices().forEach(choice -> display.note("  " + choice));
    String prompt =
        question
            .fallback()
            .map(fallback -> "%s [%s]".formatted(question.text(), fallback.shown()))
            .orElse(question.text());
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<String> typed = display.answer(prompt);
      if (typed.isEmpty()) {
        break;
      }
      try {
        return understood(question, typed.get());
      } catch (CommandException e) {
        display.note("  " + e.getMessage());
      }
    }
    throw new CommandException(
        "No answer to \"%s\". Run the command again, or pass %s. Nothing was written."
            .formatted(question.text(), question.option()));
  }

  private static <T> T understood(Question<T> question, String typed) {
    if (typed.isEmpty()) {
      return question
          .fallback()
          .map(Question.Fallback::value)
          .orElseThrow(() -> new CommandException("There is no default: please answer."));
    }
    if (!question.several() || !typed.contains(",")) {
      return question.reader().read(List.of(typed), true);
    }
    try {
      // One name may contain commas.
      return question.reader().read(List.of(typed), true);
    } catch (CommandException e) {
      List<String> parts =
          Arrays.stream(typed.split(",", -1))
              .map(String::strip)
              .filter(part -> !part.isEmpty())
              .toList();
      if (parts.isEmpty()) {
        throw e;
      }
      return question.reader().read(parts, true);
    }
  }
}
