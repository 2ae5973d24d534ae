package io.studioaccess.studioctl.console;

import io.studioaccess.mapping.PrintableText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Aligns cells in columns. Unlike table libraries, it counts no width for colours. */
final class Table {
  /** Longer text wraps within its cell. */
  private static final int MAX_WIDTH = 60;

  /** Longer text is cut. */
  private static final int MAX_LENGTH = 3_000;

  private final List<List<Cell>> rows;

  private record Cell(List<CharSequence> lines) {
    static Cell of(CharSequence content, int maxWidth) {
      List<CharSequence> lines = new ArrayList<>();
      String rest = shown(content.toString());
      while (rest.length() > maxWidth) {
        int space = rest.lastIndexOf(' ', maxWidth);
        int end = space > 0 ? space : maxWidth;
        lines.add(styled(content, rest.substring(0, end)));
        rest = rest.substring(end).stripLeading();
      }
      lines.add(styled(content, rest));
      return new Cell(lines);
    }

    private static String shown(String text) {
      return text.length() > MAX_LENGTH
          ? "%s… (%,d characters; --output json has all)"
              .formatted(PrintableText.escape(text.substring(0, MAX_LENGTH)), text.length())
          : PrintableText.escape(text);
    }

    private static CharSequence styled(CharSequence content, String line) {
      return content instanceof Styled styled ? new Styled(styled.style(), line) : line;
    }

    int width() {
      return lines.stream().mapToInt(CharSequence::length).max().orElse(0);
    }

    CharSequence line(int n) {
      return n < lines.size() ? lines.get(n) : "";
    }
  }

  Table(List<String> headers, List<? extends List<? extends CharSequence>> cells) {
    this(headers, Collections.nCopies(headers.size(), MAX_WIDTH), cells);
  }

  Table(
      List<String> headers,
      List<Integer> maxWidths,
      List<? extends List<? extends CharSequence>> cells) {
    this.rows =
        Stream.concat(Stream.of(headers), cells.stream())
            .map(row -> cells(row, maxWidths))
            .toList();
  }

  private static List<Cell> cells(List<? extends CharSequence> row, List<Integer> maxWidths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> Cell.of(row.get(column), maxWidths.get(column)))
        .toList();
  }

  /** The lines, each as the parts that {@link Console} writes. */
  List<List<CharSequence>> lines() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.getFirst().size(); column++) {
      int index = column;
      widths.add(rows.stream().mapToInt(row -> row.get(index).width()).max().orElse(0));
    }
    return rows.stream().flatMap(row -> lines(row, widths)).toList();
  }

  private static Stream<List<CharSequence>> lines(List<Cell> row, List<Integer> widths) {
    int height = row.stream().mapToInt(cell -> cell.lines().size()).max().orElse(1);
    List<List<CharSequence>> lines = new ArrayList<>();
    for (int n = 0; n < height; n++) {
      lines.add(line(row, widths, n));
    }
    return lines.stream();
  }

  /** Without blanks at the end. */
  private static List<CharSequence> line(List<Cell> row, List<Integer> widths, int n) {
    List<CharSequence> parts = new ArrayList<>();
    int blanks = 0;
    for (int column = 0; column < row.size(); column++) {
      CharSequence text = row.get(column).line(n);
      blanks++;
      if (!text.isEmpty()) {
        parts.add(" ".repeat(blanks));
        parts.add(text);
        blanks = 0;
      }
      blanks += widths.get(column) - text.length() + 1;
    }
    return parts;
  }
}
