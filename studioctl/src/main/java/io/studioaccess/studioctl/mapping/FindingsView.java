package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.Severity;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes findings in the format of compilers, which editors and build servers parse. */
final class FindingsView {
  private final Display display;
  private final String file;

  FindingsView(Display display, String file) {
    this.display = display;
    this.file = file;
  }

  void show(List<Finding> findings) {
    if (display.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("file", file);
      fields.put("findings", findings.stream().map(FindingsView::json).toList());
      display.json(fields);
    } else {
      findings.forEach(this::show);
    }
    display.note(
        "%s: %s, %s"
            .formatted(
                file, counted(findings, Severity.ERROR), counted(findings, Severity.WARNING)));
  }

  private void show(Finding finding) {
    String severity = finding.severity().toString();
    display.line(
        place(file, finding),
        finding.severity() == Severity.ERROR ? display.error(severity) : display.warning(severity),
        ": " + finding.message());
  }

  /** Without colours. */
  static String plain(String file, Finding finding) {
    return "%s%s: %s".formatted(place(file, finding), finding.severity(), finding.message());
  }

  private static String place(String file, Finding finding) {
    return "%s:%d:%d: ".formatted(file, finding.place().line(), finding.place().column());
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("line", finding.place().line());
    fields.put("column", finding.place().column());
    fields.put("severity", finding.severity().toString());
    fields.put("message", finding.message());
    return fields;
  }

  private static String counted(List<Finding> findings, Severity severity) {
    long count = findings.stream().filter(finding -> finding.severity() == severity).count();
    return Quantity.of(count, severity.toString());
  }
}
