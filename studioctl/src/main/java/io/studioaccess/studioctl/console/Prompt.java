package io.studioaccess.studioctl.console;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Asks the person at the terminal, if there is one. */
final class Prompt {
  private static final Set<String> YES = Set.of("y", "yes");

  private final Console console;
  private final GlobalOptions options;
  private final Layout layout;

  Prompt(Console console, GlobalOptions options, Layout layout) {
    this.console = console;
    this.options = options;
    this.layout = layout;
  }

  boolean isInteractive() {
    return console.isTerminal() && !options.isYes();
  }

  void confirm(String question) {
    if (options.isYes()) {
      return;
    }
    if (!console.isTerminal()) {
      throw new CommandException("No terminal to confirm \"%s\". Pass --yes.".formatted(question));
    }
    if (!YES.contains(answer(question + " [y/N]").orElse("").toLowerCase(Locale.ROOT))) {
      throw CommandException.declined();
    }
  }

  void confirmByName(String question, String name, String instead) {
    if (!console.isTerminal()) {
      throw new CommandException(
          "%s --yes is not enough for this. A script passes %s.".formatted(question, instead));
    }
    String typed = answer("%s Type %s to confirm:".formatted(question, name)).orElse("");
    if (!name.equals(typed)) {
      throw CommandException.declined();
    }
  }

  Optional<String> answer(String question) {
    List<String> lines =
        layout.folded(List.of(question)).stream().map(it -> String.join("", it)).toList();
    lines.subList(0, lines.size() - 1).forEach(console::note);
    console.ask(lines.getLast());
    try {
      return Optional.ofNullable(console.in().readLine()).map(String::strip);
    } catch (IOException e) {
      throw new CommandException("Cannot read the answer: " + e.getMessage(), e);
    }
  }
}
