package io.studioaccess.studioctl.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Aligns cells in columns. Unlike table libraries, it counts no width for the escape sequences of
 * colours.
 */
final class Table {
  private static final Pattern STYLED =
      Pattern.compile("(\\u001b\\[[0-9;]*m)(.*)(\\u001b\\[[0-9;]*m)", Pattern.DOTALL);

  /** Longer text wraps within its cell. */
  private static final int MAX_WIDTH = 60;

  private final List<List<Cell>> rows;

  /** The lines of a cell, and the escape sequences that enclose each of them. */
  private record Cell(List<String> lines, String on, String off) {
    static Cell of(String text) {
      Matcher styled = STYLED.matcher(text);
      return styled.matches()
          ? new Cell(wrapped(styled.group(2)), styled.group(1), styled.group(3))
          : new Cell(wrapped(text), "", "");
    }

    private static List<String> wrapped(String text) {
      List<String> lines = new ArrayList<>();
      String rest = text;
      while (rest.length() > MAX_WIDTH) {
        int space = rest.lastIndexOf(' ', MAX_WIDTH);
        int end = space > 0 ? space : MAX_WIDTH;
        lines.add(rest.substring(0, end));
        rest = rest.substring(end).stripLeading();
      }
      lines.add(rest);
      return lines;
    }

    int width() {
      return lines.stream().mapToInt(String::length).max().orElse(0);
    }

    String line(int n, int width) {
      String text = n < lines.size() ? lines.get(n) : "";
      return (text.isEmpty() ? "" : on + text + off) + " ".repeat(width - text.length());
    }
  }

  Table(List<String> headers, List<List<String>> cells) {
    this.rows =
        Stream.concat(Stream.of(headers), cells.stream())
            .map(row -> row.stream().map(Cell::of).toList())
            .toList();
  }

  List<String> lines() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.getFirst().size(); column++) {
      int index = column;
      widths.add(rows.stream().mapToInt(row -> row.get(index).width()).max().orElse(0));
    }
    return rows.stream().flatMap(row -> lines(row, widths)).toList();
  }

  private static Stream<String> lines(List<Cell> row, List<Integer> widths) {
    int height = row.stream().mapToInt(cell -> cell.lines().size()).max().orElse(1);
    List<String> lines = new ArrayList<>();
    for (int n = 0; n < height; n++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(' ').append(row.get(column).line(n, widths.get(column))).append(' ');
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines.stream();
  }
}
