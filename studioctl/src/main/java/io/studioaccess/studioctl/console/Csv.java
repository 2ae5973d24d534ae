package io.studioaccess.studioctl.console;

import io.studioaccess.mapping.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CSV as RFC 4180 has it, for spreadsheets. A cell that a spreadsheet would execute as a formula
 * gets an apostrophe in front, and loses it again when it is read.
 */
public final class Csv {
  private static final String FORMULA_STARTS = "=+-@\t\r'";

  /** A spreadsheet that separates cells by semicolons would see a cell there. */
  private static final Pattern AFTER_A_SEMICOLON = Pattern.compile(";(?=[=+\\-@'])");

  private static final Pattern MADE_SAFE = Pattern.compile(";'(?=[=+\\-@'])");

  /**
   * A line of cells.
   *
   * @param line where it begins in the file, from 1
   */
  public record Line(int line, List<String> cells) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

  private Csv() {}

  /** One line of text, with its end. Characters that nobody sees are escapes. */
  public static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** A header and rows, but for the last line feed. */
  static String of(List<String> headers, List<? extends List<String>> rows) {
    return Stream.concat(Stream.of(headers), rows.stream())
        .map(Csv::line)
        .collect(Collectors.joining())
        .replaceFirst("\n$", "");
  }

  private static String cell(String value) {
    String visible = PrintableText.escape(value);
    String safe =
        AFTER_A_SEMICOLON
            .matcher(startsLikeFormula(visible) ? "'" + visible : visible)
            .replaceAll(";'");
    return safe.chars().anyMatch(c -> c == ',' || c == ';' || c == '"')
            || !safe.equals(safe.strip())
        ? "\"" + safe.replace("\"", "\"\"") + "\""
        : safe;
  }

  private static boolean startsLikeFormula(String value) {
    return !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
  }

  private static String value(String cell) {
    String whole = MADE_SAFE.matcher(cell).replaceAll(";");
    return whole.startsWith("'") && startsLikeFormula(whole.substring(1))
        ? whole.substring(1)
        : whole;
  }

  /**
   * Reads all lines that are not blank. Spreadsheets of many countries save semicolons: the
   * separator is the character that the first line has.
   *
   * @throws UnfinishedQuote if a quoted cell has no end
   */
  public static List<Line> read(String text) {
    String content = text.startsWith("\ufeff") ? text.substring(1) : text;
    return new Reader(content, separator(content)).lines();
  }

  private static char separator(String text) {
    String first = text.lines().findFirst().orElse("");
    return first.contains(";") && !first.contains(",") ? ';' : ',';
  }

  /** A quoted cell without an end. */
  public static final class UnfinishedQuote extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int line;

    UnfinishedQuote(int line) {
      super("the quote that begins on this line has no end");
      this.line = line;
    }

    public int line() {
      return line;
    }
  }

  private static final class Reader {
    private final String text;
    private final char separator;
    private final List<Line> lines = new ArrayList<>();
    private int at;
    private int line = 1;

    Reader(String text, char separator) {
      this.text = text;
      this.separator = separator;
    }

    List<Line> lines() {
      while (at < text.length()) {
        int begin = line;
        List<String> cells = cells();
        if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
          lines.add(new Line(begin, cells));
        }
      }
      return lines;
    }

    private List<String> cells() {
      List<String> cells = new ArrayList<>();
      while (true) {
        cells.add(value(at < text.length() && text.charAt(at) == '"' ? quoted() : plain()));
        if (at >= text.length()) {
          return cells;
        }
        char end = text.charAt(at++);
        if (end != separator) {
          if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
            at++;
          }
          line++;
          return cells;
        }
      }
    }

    private String plain() {
      int begin = at;
      while (at < text.length()
          && text.charAt(at) != separator
          && text.charAt(at) != '\n'
          && text.charAt(at) != '\r') {
        at++;
      }
      return text.substring(begin, at);
    }

    /** Two quotes in a quoted cell are one. */
    private String quoted() {
      int begin = line;
      StringBuilder cell = new StringBuilder();
      at++;
      while (at < text.length()) {
        char next = text.charAt(at++);
        if (next != '"') {
          line += next == '\n' ? 1 : 0;
          cell.append(next);
        } else if (at < text.length() && text.charAt(at) == '"') {
          cell.append('"');
          at++;
        } else {
          return cell.append(plain()).toString();
        }
      }
      throw new UnfinishedQuote(begin);
    }
  }
}
