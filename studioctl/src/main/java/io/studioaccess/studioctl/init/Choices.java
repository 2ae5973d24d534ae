package io.studioaccess.studioctl.init;

import io.studioaccess.mapping.Suggestions;
import io.studioaccess.studioctl.console.CommandException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Things of one kind, each with an id and a name. A text names one of them by its name or id, or by
 * its name in other letters' case if only one has it.
 */
final class Choices<T> {
  private static final int SHOWN = 20;

  private final String kind;
  private final List<T> all;
  private final Function<T, String> id;
  private final Function<T, String> name;

  Choices(String kind, List<T> all, Function<T, String> id, Function<T, String> name) {
    this.kind = kind;
    this.all = List.copyOf(all);
    this.id = id;
    this.name = name;
  }

  /** Numbered lines, the first {@value #SHOWN} only. */
  List<String> lines(Function<T, String> line) {
    List<String> lines =
        IntStream.range(0, Math.min(SHOWN, all.size()))
            .mapToObj(i -> "%2d  %s".formatted(i + 1, line.apply(all.get(i))))
            .collect(Collectors.toList());
    if (all.size() > SHOWN) {
      lines.add("… and %d more: type the name".formatted(all.size() - SHOWN));
    }
    return lines;
  }

  /**
   * The one that the text names.
   *
   * @param numbered whether the text may also be the number of a line
   * @throws CommandException if it names none, or several
   */
  T find(String text, boolean numbered) {
    return unique(text, name.andThen(text::equals))
        .or(() -> unique(text, id.andThen(text::equals)))
        .or(() -> numbered ? atLine(text) : Optional.empty())
        .or(() -> unique(text, name.andThen(text::equalsIgnoreCase)))
        .orElseThrow(() -> unknown(text));
  }

  private Optional<T> unique(String text, Function<T, Boolean> test) {
    List<T> found = all.stream().filter(test::apply).toList();
    if (found.size() > 1) {
      throw new CommandException(
          "'%s' is ambiguous: it could be %s. Use the id."
              .formatted(
                  text,
                  found.stream()
                      .map(it -> "'%s' (%s)".formatted(name.apply(it), id.apply(it)))
                      .collect(Collectors.joining(" or "))));
    }
    return found.stream().findFirst();
  }

  private Optional<T> atLine(String text) {
    if (!text.matches("\\d{1,2}")) {
      return Optional.empty();
    }
    int line = Integer.parseInt(text);
    return line >= 1 && line <= Math.min(SHOWN, all.size())
        ? Optional.of(all.get(line - 1))
        : Optional.empty();
  }

  private CommandException unknown(String text) {
    return new CommandException(
        "There is no %s '%s'.%s"
            .formatted(kind, text, Suggestions.of(text, all.stream().map(name).toList())));
  }
}
