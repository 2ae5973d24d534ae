package io.studioaccess.sandbox.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How the demo writes: lines no wider than the terminal, durations in people's units, colour only
 * where it is seen.
 *
 * @param columns the width of the terminal
 * @param colour whether the terminal shows colours and nobody set NO_COLOR
 * @param verbose whether each wait and each call is shown
 */
public record Terminal(PrintStream out, int columns, boolean colour, boolean verbose) {

  private static final int NARROWEST = 60;

  /** The width of a page, for output that no terminal shows. */
  private static final int PAGE = 100;

  private static final int LABEL = 15;
  private static final String MARGIN = "   ";
  private static final int HOURS_A_DAY = 24;

  /** Colours of a line, as ECMA-48 numbers them. */
  private enum Colour {
    BOLD(1),
    RED(31),
    GREEN(32);

    private final int code;

    Colour(int code) {
      this.code = code;
    }
  }

  public Terminal {
    columns = Math.max(NARROWEST, columns);
  }

  /** Output for a file or a test. */
  public static Terminal plain(PrintStream out) {
    return new Terminal(out, PAGE, false, false);
  }

  /**
   * What {@code .ci/demo} found out, in the system properties {@code sandbox.columns}, {@code
   * sandbox.colour} and {@code sandbox.verbose}.
   */
  static Terminal ofProcess(PrintStream out) {
    return new Terminal(
        out,
        Integer.getInteger("sandbox.columns", PAGE),
        Boolean.getBoolean("sandbox.colour"),
        Boolean.getBoolean("sandbox.verbose"));
  }

  void heading(String text) {
    out.println();
    wrapped("", text).forEach(line -> out.println(painted(line, Colour.BOLD)));
  }

  void line(String label, String text) {
    wrapped(MARGIN + padded(label), text).forEach(out::println);
  }

  /** A text behind its beginning, where the lines that follow begin, too. */
  void row(String beginning, String text) {
    wrapped(beginning, text).forEach(out::println);
  }

  void text(String text) {
    wrapped("", text).forEach(out::println);
  }

  void good(String text) {
    wrapped("", text).forEach(line -> out.println(painted(line, Colour.GREEN)));
  }

  void bad(String text) {
    wrapped("", text).forEach(line -> out.println(painted(line, Colour.RED)));
  }

  private static String padded(String label) {
    return label + " ".repeat(Math.max(1, LABEL - label.length()));
  }

  private String painted(String line, Colour paint) {
    return colour ? "\033[" + paint.code + "m" + line + "\033[0m" : line;
  }

  /** Breaks the text between words; the lines after the first are indented below it. */
  private List<String> wrapped(String beginning, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(beginning);
    boolean isEmpty = true;
    for (String word : text.split(" ", -1)) {
      if (!isEmpty && line.length() + 1 + word.length() > columns) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(beginning.isEmpty() ? 2 : beginning.length()));
        isEmpty = true;
      }
      line.append(isEmpty ? "" : " ").append(word);
      isEmpty = false;
    }
    lines.add(line.toString());
    return lines;
  }

  /** As {@code 35 s}, {@code 7 min 50 s}, {@code 2 h 5 min} or {@code 2 days 15 s}. */
  static String text(Duration duration) {
    List<String> parts = new ArrayList<>();
    long days = duration.toHours() / HOURS_A_DAY;
    if (days > 0) {
      parts.add(days + (days == 1 ? " day" : " days"));
    }
    if (duration.toHoursPart() > 0) {
      parts.add(duration.toHoursPart() + " h");
    }
    if (duration.toMinutesPart() > 0) {
      parts.add(duration.toMinutesPart() + " min");
    }
    if (duration.toSecondsPart() > 0 || parts.isEmpty()) {
      parts.add(duration.toSecondsPart() + " s");
    }
    return String.join(" ", parts);
  }
}
