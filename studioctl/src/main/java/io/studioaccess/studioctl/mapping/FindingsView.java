package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.Severity;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Quantity;
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
      display.json(
          Map.of("file", file, "findings", findings.stream().map(FindingsView::json).toList()));
    } else {
      findings.forEach(finding -> display.line(text(finding)));
    }
    display.note(
        "%s: %s, %s"
            .formatted(
                file, counted(findings, Severity.ERROR), counted(findings, Severity.WARNING)));
  }

  private String text(Finding finding) {
    String severity = finding.severity().toString();
    return text(
        file,
        finding,
        finding.severity() == Severity.ERROR ? display.error(severity) : display.warning(severity));
  }

  /** Without colours. */
  static String plain(String file, Finding finding) {
    return text(file, finding, finding.severity().toString());
  }

  private static String text(String file, Finding finding, String severity) {
    return "%s:%d:%d: %s: %s"
        .formatted(
            file, finding.place().line(), finding.place().column(), severity, finding.message());
  }

  private static Map<String, Object> json(Finding finding) {
    return Map.of(
        "line", finding.place().line(),
        "column", finding.place().column(),
        "severity", finding.severity().toString(),
        "message", finding.message());
  }

  private static String counted(List<Finding> findings, Severity severity) {
    long count = findings.stream().filter(finding -> finding.severity() == severity).count();
    return Quantity.of(count, severity.toString());
  }
}
