package io.studioaccess.studioctl.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.mapping.PrintableText;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/**
 * Writes the result of a command: text, tables and colours for people, one JSON value for scripts.
 */
@Singleton
public final class Display {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Set<String> YES = Set.of("y", "yes");

  private final Console console;
  private final GlobalOptions options;
  private final Deque<Progress> openProgress = new ConcurrentLinkedDeque<>();

  Display(Console console, GlobalOptions options) {
    this.console = console;
    this.options = options;
  }

  /** Whether the output is JSON. Then only {@link #json} may write to standard output. */
  public boolean isJson() {
    return options.isJson();
  }

  /**
   * Writes the result as JSON.
   *
   * @param value made of maps, lists, records, text, numbers and booleans only
   */
  public void json(Object value) {
    try {
      console.document(PrintableText.escapeJson(JSON.writeValueAsString(value)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not serialisable: " + value, e);
    }
  }

  /** Whether the output is CSV. Then only {@link #csv} may write to standard output. */
  public boolean isCsv() {
    return options.isCsv();
  }

  /** Writes the result as CSV, with a row of headers. */
  public void csv(List<String> headers, List<? extends List<String>> rows) {
    console.document(Csv.of(headers, rows));
  }

  /** Writes a result of one sentence: the value as JSON, or the sentence. */
  public void result(Object value, CharSequence sentence) {
    if (isJson()) {
      json(value);
    } else {
      line(sentence);
    }
  }

  /** Writes one line. Line breaks and other controls in the parts are shown as escapes. */
  public void line(CharSequence... parts) {
    console.line(List.of(parts));
  }

  /** Writes the lines of a text whose values are escaped already, such as YAML or JSON. */
  public void lines(String text) {
    text.lines().forEach(this::line);
  }

  /** Writes a page that is safe by its own format, such as HTML. */
  public void page(String page) {
    console.document(page);
  }

  /** Writes one line to standard error, where it does not disturb the output. */
  public void note(CharSequence... parts) {
    console.note(List.of(parts));
  }

  /**
   * Writes a table without borders. Each row has one cell for each header; cells may be coloured.
   */
  public void table(List<String> headers, List<? extends List<? extends CharSequence>> rows) {
    new Table(headers, rows).lines().forEach(console::line);
  }

  /**
   * Writes a table that is no wider than its columns.
   *
   * @param widths of the columns, in characters. Two blanks are between them, so that five columns
   *     of 72 characters together fit on a terminal of 80
   */
  public void table(
      List<String> headers,
      List<Integer> widths,
      List<? extends List<? extends CharSequence>> rows) {
    new Table(headers, widths, rows).lines().forEach(console::line);
  }

  /** ISO 8601, to the second. */
  public static String timestamp(Instant timestamp) {
    return timestamp.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** In green, on a terminal. */
  public Styled success(String text) {
    return new Styled(Styled.Style.SUCCESS, text);
  }

  /** In red, on a terminal. */
  public Styled error(String text) {
    return new Styled(Styled.Style.ERROR, text);
  }

  /** In yellow, on a terminal. */
  public Styled warning(String text) {
    return new Styled(Styled.Style.WARNING, text);
  }

  /** In bold, on a terminal. */
  public Styled bold(String text) {
    return new Styled(Styled.Style.BOLD, text);
  }

  /**
   * Asks for confirmation, unless {@code --yes} is passed.
   *
   * @throws CommandException if the user answers no, or there is no terminal
   */
  public void confirm(String question) {
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

  /** Whether somebody is there to answer questions, and wants to be asked. */
  public boolean isInteractive() {
    return console.isTerminal() && !options.isYes();
  }

  /** The answer without blanks around it; empty if the input has ended. */
  public Optional<String> answer(String question) {
    console.ask(question);
    try {
      return Optional.ofNullable(console.in().readLine()).map(String::strip);
    } catch (IOException e) {
      throw new CommandException("Cannot read the answer: " + e.getMessage(), e);
    }
  }

  /**
   * Shows a progress bar after two seconds, on a terminal, for people.
   *
   * @param total the number of steps
   */
  public Progress progress(String task, long total) {
    return progress(task, total, "");
  }

  /** Shows in the same way how many pages of a list were read. Nobody knows how many there are. */
  public Progress pages(String task) {
    return progress(task, -1, " pages");
  }

  private Progress progress(String task, long total, String unit) {
    return console.isTerminal() && !isJson()
        ? new Progress(console, task, total, unit, openProgress, System::nanoTime)
        : new Progress(console);
  }

  /** Prints the message if the user presses Ctrl-C before the returned object is closed. */
  public InterruptMessage onInterrupt(Supplier<String> message) {
    return new InterruptMessage(console, message);
  }
}
