package io.studioaccess.studioctl.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Help.Ansi;

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
      console.out().println(JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not serialisable: " + value, e);
    }
  }

  /** Writes a result of one sentence: the value as JSON, or the sentence. */
  public void result(Object value, String sentence) {
    if (isJson()) {
      json(value);
    } else {
      line(sentence);
    }
  }

  public void line(String text) {
    console.out().println(text);
  }

  /** Writes a line to standard error, where it does not disturb the output. */
  public void note(String text) {
    console.err().println(text);
  }

  /**
   * Writes a table without borders. Each row has one cell for each header; cells may be coloured.
   */
  public void table(List<String> headers, List<List<String>> rows) {
    new Table(headers, rows).lines().forEach(this::line);
  }

  /** ISO 8601, to the second. */
  public static String timestamp(Instant timestamp) {
    return timestamp.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** In green, on a terminal. */
  public String success(String text) {
    return styled(Ansi.Style.fg_green, text);
  }

  /** In red, on a terminal. */
  public String error(String text) {
    return styled(Ansi.Style.fg_red, text);
  }

  /** In yellow, on a terminal. */
  public String warning(String text) {
    return styled(Ansi.Style.fg_yellow, text);
  }

  public String bold(String text) {
    return styled(Ansi.Style.bold, text);
  }

  private String styled(Ansi.Style style, String text) {
    return console.isTerminal() && Ansi.AUTO.enabled() && !text.isEmpty()
        ? Ansi.Style.on(style) + text + Ansi.Style.reset.on()
        : text;
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
    PrintWriter err = console.err();
    err.print(question + " [y/N] ");
    err.flush();
    if (!YES.contains(readAnswer())) {
      throw CommandException.declined();
    }
  }

  private String readAnswer() {
    try {
      String line = console.in().readLine();
      return line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      throw new CommandException("Cannot read the answer: " + e.getMessage(), e);
    }
  }

  /**
   * Shows a progress bar on a terminal after two seconds.
   *
   * @param total the number of steps; -1 if unknown
   */
  public Progress progress(String task, long total) {
    return new Progress(console, task, total);
  }

  /** Prints the message if the user presses Ctrl-C before the returned object is closed. */
  public InterruptMessage onInterrupt(Supplier<String> message) {
    return new InterruptMessage(console, message);
  }
}
