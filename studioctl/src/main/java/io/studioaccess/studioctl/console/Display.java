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

/** What a command shows: for people as text, tables and colours, for scripts as one JSON value. */
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

  /** Whether the answer is for a script: then {@link #json} alone may write it. */
  public boolean isJson() {
    return options.isJson();
  }

  /**
   * Writes the answer.
   *
   * @param value maps, lists, records, text, numbers; nothing else
   */
  public void json(Object value) {
    try {
      console.out().println(JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + value, e);
    }
  }

  /** An answer of one sentence: for scripts, the value alone. */
  public void answer(Object value, String sentence) {
    if (isJson()) {
      json(value);
    } else {
      line(sentence);
    }
  }

  public void line(String text) {
    console.out().println(text);
  }

  /** A line beside the answer: it does not spoil what a script reads. */
  public void note(String text) {
    console.err().println(text);
  }

  /** A table without borders; a row has a cell for each header, and a cell may be coloured. */
  public void table(List<String> headers, List<List<String>> rows) {
    new Table(headers, rows).lines().forEach(this::line);
  }

  /** To the second: people read it. */
  public static String moment(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** In green, on a terminal. */
  public String good(String text) {
    return styled(Ansi.Style.fg_green, text);
  }

  /** In red, on a terminal. */
  public String bad(String text) {
    return styled(Ansi.Style.fg_red, text);
  }

  /** In yellow, on a terminal. */
  public String doubtful(String text) {
    return styled(Ansi.Style.fg_yellow, text);
  }

  public String strong(String text) {
    return styled(Ansi.Style.bold, text);
  }

  private String styled(Ansi.Style style, String text) {
    return console.isTerminal() && Ansi.AUTO.enabled() && !text.isEmpty()
        ? Ansi.Style.on(style) + text + Ansi.Style.reset.on()
        : text;
  }

  /**
   * Asks the person, unless they have said yes already.
   *
   * @throws Problem if they say no, or nobody is there to be asked
   */
  public void confirm(String question) {
    if (options.isYes()) {
      return;
    }
    if (!console.isTerminal()) {
      throw new Problem("Nobody can be asked \"%s\" here: say --yes.".formatted(question));
    }
    PrintWriter err = console.err();
    err.print(question + " [y/N] ");
    err.flush();
    if (!YES.contains(answer())) {
      throw Problem.declined();
    }
  }

  private String answer() {
    try {
      String line = console.in().readLine();
      return line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      throw new Problem("The answer cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * A bar on the terminal, once it takes longer than two seconds.
   *
   * @param total steps to come; -1 where nobody knows
   */
  public Progress progress(String what, long total) {
    return new Progress(console, what, total);
  }

  /** Has these words for a person who presses Ctrl-C before it is closed. */
  public Interruption onInterruption(Supplier<String> words) {
    return new Interruption(console, words);
  }
}
