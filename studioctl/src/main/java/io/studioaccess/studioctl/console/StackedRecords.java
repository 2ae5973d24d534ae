package io.studioaccess.studioctl.console;

import java.util.ArrayList;
import java.util.List;

/** Rows as records below each other: a line for each cell that has a text, after its header. */
record StackedRecords(List<String> headers, List<? extends List<? extends CharSequence>> rows) {
  /** Headers are short; a value needs at least so many characters. */
  private static final int MIN_VALUE = 20;

  List<List<CharSequence>> lines(int width) {
    int label = headers.stream().mapToInt(String::length).max().orElse(0);
    int value = Math.max(MIN_VALUE, width - 1 - label - 2);
    List<List<CharSequence>> lines = new ArrayList<>();
    for (List<? extends CharSequence> row : rows) {
      if (!lines.isEmpty()) {
        lines.add(List.of());
      }
      for (int column = 0; column < headers.size(); column++) {
        if (!row.get(column).isEmpty()) {
          add(lines, headers.get(column), label, Cell.of(row.get(column), value));
        }
      }
    }
    return lines;
  }

  private static void add(List<List<CharSequence>> lines, String header, int label, Cell cell) {
    for (int n = 0; n < cell.height(); n++) {
      String before = n == 0 ? header : "";
      lines.add(List.of(" " + before + " ".repeat(label - before.length() + 2), cell.line(n)));
    }
  }
}
