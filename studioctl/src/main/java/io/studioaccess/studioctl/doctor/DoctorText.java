package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.console.Count;
import io.studioaccess.studioctl.console.Display;
import java.util.List;
import java.util.Map;

/** What was results, area by area. */
final class DoctorText {
  private final Display display;

  DoctorText(Display display) {
    this.display = display;
  }

  void show(List<CheckResult> results) {
    if (display.isJson()) {
      display.json(Map.of("checks", results.stream().map(DoctorText::fields).toList()));
    } else {
      for (Area area : Area.values()) {
        display.line(display.strong(area.toString()));
        results.stream().filter(result -> result.check().area() == area).forEach(this::line);
      }
      display.line("");
      display.line(summary(results));
    }
  }

  private void line(CheckResult result) {
    display.line("  %s %s".formatted(sign(result.mark()), result.check().question()));
    for (Finding finding : result.findings()) {
      display.line(
          "      %s: %s"
              .formatted(coloured(finding.mark(), finding.mark().toString()), finding.says()));
      if (!finding.fix().isEmpty()) {
        display.line("      fix: " + finding.fix());
      }
    }
  }

  private String sign(Mark mark) {
    return coloured(
        mark,
        switch (mark) {
          case FINE -> "✓";
          case MOOT -> "-";
          case HINT -> "i";
          case UNCHECKED -> "?";
          case WARNING -> "!";
          case FAULT -> "✗";
        });
  }

  private String coloured(Mark mark, String text) {
    return switch (mark) {
      case FINE -> display.good(text);
      case MOOT, HINT -> text;
      case UNCHECKED, WARNING -> display.doubtful(text);
      case FAULT -> display.bad(text);
    };
  }

  private static String summary(List<CheckResult> results) {
    return "%d checks: %s, %s, %s; %d could not be made"
        .formatted(
            results.size(),
            counted(results, Mark.FAULT),
            counted(results, Mark.WARNING),
            counted(results, Mark.HINT),
            unchecked(results));
  }

  private static long unchecked(List<CheckResult> results) {
    return results.stream().filter(result -> result.mark() == Mark.UNCHECKED).count();
  }

  private static String counted(List<CheckResult> results, Mark mark) {
    long count =
        results.stream()
            .flatMap(result -> result.findings().stream())
            .filter(finding -> finding.mark() == mark)
            .count();
    return Count.of(count, mark.toString());
  }

  private static Map<String, Object> fields(CheckResult result) {
    return Map.of(
        "area", result.check().area().toString(),
        "name", result.check().id(),
        "question", result.check().question(),
        "mark", result.mark().toString(),
        "findings", result.findings().stream().map(DoctorText::fields).toList());
  }

  private static Map<String, Object> fields(Finding finding) {
    return Map.of("mark", finding.mark().toString(), "says", finding.says(), "fix", finding.fix());
  }
}
