package io.studioaccess.studioctl.console;

import io.studioaccess.mapping.PrintableText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Comma-separated values (RFC 4180) that are safe to open: a spreadsheet would run a cell that
 * begins like a formula, and names come from outside.
 */
final class Csv {
  private static final String LINE_END = "\r\n";
  private static final String BEGINS_A_FORMULA = "=+-@\t\r";

  private Csv() {}

  static String of(List<String> headers, List<? extends List<String>> rows) {
    return Stream.concat(Stream.of(headers), rows.stream())
        .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining(LINE_END));
  }

  private static String cell(String value) {
    boolean isFormula = !value.isEmpty() && BEGINS_A_FORMULA.indexOf(value.charAt(0)) >= 0;
    String text = PrintableText.escape(isFormula ? "'" + value : value);
    return text.matches("[^\",]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
