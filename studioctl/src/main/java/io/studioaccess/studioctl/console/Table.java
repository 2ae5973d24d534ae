package io.studioaccess.studioctl.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cells in columns. The escape sequences of colours take no room, which table libraries do not
 * know.
 */
final class Table {
  private static final Pattern STYLED =
      Pattern.compile("(\\u001b\\[[0-9;]*m)(.*)(\\u001b\\[[0-9;]*m)", Pattern.DOTALL);

  /** Longer text goes on in a further line of its cell. */
  private static final int WIDEST = 60;

  private final List<List<Cell>> rows;

  /** The lines of a cell, each with the sequences around it. */
  private record Cell(List<String> lines, String on, String off) {
    static Cell of(String text) {
      Matcher styled = STYLED.matcher(text);
      return styled.matches()
          ? new Cell(wrapped(styled.group(2)), styled.group(1), styled.group(3))
          : new Cell(wrapped(text), "", "");
    }

    private static List<String> wrapped(String text) {
      List<String> lines = new ArrayList<>();
      String left = text;
      while (left.length() > WIDEST) {
        int space = left.lastIndexOf(' ', WIDEST);
        int end = space > 0 ? space : WIDEST;
        lines.add(left.substring(0, end));
        left = left.substring(end).stripLeading();
      }
      lines.add(left);
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
      int at = column;
      widths.add(rows.stream().mapToInt(row -> row.get(at).width()).max().orElse(0));
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
