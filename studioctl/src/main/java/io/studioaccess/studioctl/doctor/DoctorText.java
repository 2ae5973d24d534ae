package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.console.Count;
import io.studioaccess.studioctl.console.Display;
import java.util.List;
import java.util.Map;

/** What was examined, area by area. */
final class DoctorText {
  private final Display display;

  DoctorText(Display display) {
    this.display = display;
  }

  void show(List<Examined> examined) {
    if (display.isJson()) {
      display.json(Map.of("checks", examined.stream().map(DoctorText::fields).toList()));
    } else {
      for (Area area : Area.values()) {
        display.line(display.strong(area.toString()));
        examined.stream().filter(check -> check.area() == area).forEach(this::line);
      }
      display.line("");
      display.line(summary(examined));
    }
  }

  private void line(Examined check) {
    display.line("  %s %s".formatted(sign(check.mark()), check.question()));
    for (Finding finding : check.findings()) {
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

  private static String summary(List<Examined> examined) {
    return "%d checks: %s, %s, %s; %d could not be made"
        .formatted(
            examined.size(),
            counted(examined, Mark.FAULT),
            counted(examined, Mark.WARNING),
            counted(examined, Mark.HINT),
            unchecked(examined));
  }

  private static long unchecked(List<Examined> examined) {
    return examined.stream().filter(check -> check.mark() == Mark.UNCHECKED).count();
  }

  private static String counted(List<Examined> examined, Mark mark) {
    long count =
        examined.stream()
            .flatMap(check -> check.findings().stream())
            .filter(finding -> finding.mark() == mark)
            .count();
    return Count.of(count, mark.toString());
  }

  private static Map<String, Object> fields(Examined check) {
    return Map.of(
        "area", check.area().toString(),
        "name", check.name(),
        "question", check.question(),
        "mark", check.mark().toString(),
        "findings", check.findings().stream().map(DoctorText::fields).toList());
  }

  private static Map<String, Object> fields(Finding finding) {
    return Map.of("mark", finding.mark().toString(), "says", finding.says(), "fix", finding.fix());
  }
}
