package io.studioaccess.studioctl.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Aligns cells in columns. Unlike table libraries, it counts no width for colours.
 *
 * <p>A table that is wider than its place gets narrower columns, but words stay whole. If that is
 * not enough, each row becomes a record: one line for each cell, below each other.
 */
final class Table {
  /** Longer text wraps within its cell. */
  private static final int MAX_WIDTH = 60;

  /** A column does not become narrower, since text of two words a line is hard to read. */
  private static final int MIN_WIDTH = 20;

  /** A taller cell reads better in a record. */
  private static final int MAX_HEIGHT = 4;

  /** Of the text below a row. */
  private static final int MAX_NOTE_LINES = 2;

  private static final String NOTE_INDENT = "     ";

  private final List<String> headers;
  private final List<List<CharSequence>> rows;
  private final boolean hasNote;

  Table(List<String> headers, List<? extends List<? extends CharSequence>> rows) {
    this(headers, rows, false);
  }

  /**
   * @param hasNote whether the last cell is a note: text that stands below its row, over the whole
   *     width, and is cut after two lines
   */
  Table(List<String> headers, List<? extends List<? extends CharSequence>> rows, boolean hasNote) {
    this.headers = List.copyOf(headers);
    this.rows = rows.stream().map(row -> List.<CharSequence>copyOf(row)).toList();
    this.hasNote = hasNote;
  }

  /** Each row on one line, whatever its width. */
  List<List<CharSequence>> wide() {
    List<List<Cell>> cells =
        withHeaders().map(row -> row.stream().map(Cell::onOneLine).toList()).toList();
    List<Integer> widths = widths(cells);
    return cells.stream().flatMap(row -> lines(row, widths)).toList();
  }

  /**
   * The lines, each as the parts that {@link Console} writes.
   *
   * @param width in characters
   */
  List<List<CharSequence>> fitted(int width) {
    int columns = headers.size() - (hasNote ? 1 : 0);
    List<List<CharSequence>> shown = withHeaders().map(row -> row.subList(0, columns)).toList();
    List<Integer> widths = narrowed(shown, width);
    List<List<Cell>> cells = shown.stream().map(row -> cells(row, widths)).toList();
    boolean isTall =
        columns > 1
            && cells.stream().flatMap(List::stream).anyMatch(it -> it.height() > MAX_HEIGHT);
    return total(widths) > width || isTall
        ? new StackedRecords(headers, rows).lines(width)
        : IntStream.range(0, cells.size())
            .boxed()
            .flatMap(n -> Stream.concat(lines(cells.get(n), widths), note(n - 1, width)))
            .toList();
  }

  private Stream<List<CharSequence>> withHeaders() {
    return Stream.concat(Stream.of(List.<CharSequence>copyOf(headers)), rows.stream());
  }

  private static List<Integer> narrowed(List<List<CharSequence>> rows, int width) {
    List<Integer> least = new ArrayList<>();
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.getFirst().size(); column++) {
      int index = column;
      List<String> texts = rows.stream().map(row -> Cell.shown(row.get(index))).toList();
      int natural =
          texts.stream().mapToInt(text -> Cell.of(text, MAX_WIDTH).width()).max().orElse(0);
      int word = texts.stream().mapToInt(Wrapping::longestWord).max().orElse(0);
      widths.add(natural);
      least.add(Math.min(natural, Math.clamp(word, MIN_WIDTH, MAX_WIDTH)));
    }
    while (total(widths) > width) {
      int widest =
          IntStream.range(0, widths.size())
              .filter(column -> widths.get(column) > least.get(column))
              .reduce((one, other) -> widths.get(other) > widths.get(one) ? other : one)
              .orElse(-1);
      if (widest < 0) {
        break;
      }
      widths.set(widest, widths.get(widest) - 1);
    }
    return widths;
  }

  /** With a blank before the first column and two between columns. */
  private static int total(List<Integer> widths) {
    return 1 + widths.stream().mapToInt(width -> width + 2).sum() - 2;
  }

  private static List<Integer> widths(List<List<Cell>> cells) {
    return IntStream.range(0, cells.getFirst().size())
        .map(column -> cells.stream().mapToInt(row -> row.get(column).width()).max().orElse(0))
        .boxed()
        .toList();
  }

  private static List<Cell> cells(List<CharSequence> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> Cell.of(row.get(column), Math.max(2, widths.get(column))))
        .toList();
  }

  private Stream<List<CharSequence>> note(int row, int width) {
    if (!hasNote || row < 0 || rows.get(row).getLast().isEmpty()) {
      return Stream.empty();
    }
    Cell note = Cell.of(rows.get(row).getLast(), width - NOTE_INDENT.length() - 1);
    boolean isCut = note.height() > MAX_NOTE_LINES;
    return IntStream.range(0, Math.min(note.height(), MAX_NOTE_LINES))
        .mapToObj(
            n ->
                isCut && n == MAX_NOTE_LINES - 1
                    ? List.of(NOTE_INDENT, note.line(n), "…")
                    : List.of(NOTE_INDENT, note.line(n)));
  }

  private static Stream<List<CharSequence>> lines(List<Cell> row, List<Integer> widths) {
    int height = row.stream().mapToInt(Cell::height).max().orElse(1);
    return IntStream.range(0, height).mapToObj(n -> line(row, widths, n));
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
