package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Listing;
import io.studioaccess.studioctl.console.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the results by area, with a summary. */
final class DoctorText {
  private static final List<String> COLUMNS =
      List.of("area", "name", "question", "status", "message", "fix");

  private final Display display;

  DoctorText(Display display) {
    this.display = display;
  }

  void show(List<CheckResult> results) {
    if (display.isJson()) {
      display.json("checks", results.stream().map(DoctorText::fields).toList());
    } else if (display.isCsv()) {
      display.list(
          results.stream().flatMap(DoctorText::lines).toList(),
          new Listing<>(COLUMNS, DoctorText::cells, COLUMNS, Line::fields),
          "");
    } else {
      for (Area area : Area.values()) {
        display.line(display.bold(area.toString()));
        results.stream().filter(result -> result.check().area() == area).forEach(this::line);
      }
      display.line("");
      display.line(summary(results));
    }
  }

  private void line(CheckResult result) {
    display.labelled(List.of("  ", symbol(result.status()), " "), result.check().question());
    for (Finding finding : result.findings()) {
      display.labelled(
          List.of("      ", coloured(finding.status(), finding.status().toString()), ": "),
          finding.message());
      if (!finding.fix().isEmpty()) {
        display.labelled(List.of("      fix: "), finding.fix());
      }
    }
  }

  /** A finding, or a check without findings. */
  private record Line(CheckResult result, Optional<Finding> finding) {
    Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("area", result.check().area().toString());
      fields.put("name", result.check().id());
      fields.put("question", result.check().question());
      fields.put("status", finding.map(Finding::status).orElse(result.status()).toString());
      fields.put("message", finding.map(Finding::message).orElse(""));
      fields.put("fix", finding.map(Finding::fix).orElse(""));
      return fields;
    }
  }

  private static Stream<Line> lines(CheckResult result) {
    return result.findings().isEmpty()
        ? Stream.of(new Line(result, Optional.empty()))
        : result.findings().stream().map(finding -> new Line(result, Optional.of(finding)));
  }

  private static List<String> cells(Line line) {
    Map<String, Object> fields = line.fields();
    return COLUMNS.stream().map(column -> String.valueOf(fields.get(column))).toList();
  }

  private CharSequence symbol(CheckStatus status) {
    return coloured(
        status,
        switch (status) {
          case OK -> "✓";
          case SKIPPED -> "-";
          case HINT -> "i";
          case UNCHECKED -> "?";
          case WARNING -> "!";
          case FAULT -> "✗";
        });
  }

  private CharSequence coloured(CheckStatus status, String text) {
    return switch (status) {
      case OK -> display.success(text);
      case SKIPPED, HINT -> text;
      case UNCHECKED, WARNING -> display.warning(text);
      case FAULT -> display.error(text);
    };
  }

  private static String summary(List<CheckResult> results) {
    return "%d checks: %s, %s, %s, %d unchecked"
        .formatted(
            results.size(),
            counted(results, CheckStatus.FAULT),
            counted(results, CheckStatus.WARNING),
            counted(results, CheckStatus.HINT),
            unchecked(results));
  }

  private static long unchecked(List<CheckResult> results) {
    return results.stream().filter(result -> result.status() == CheckStatus.UNCHECKED).count();
  }

  private static String counted(List<CheckResult> results, CheckStatus status) {
    long count =
        results.stream()
            .flatMap(result -> result.findings().stream())
            .filter(finding -> finding.status() == status)
            .count();
    return Quantity.of(count, status.toString());
  }

  private static Map<String, Object> fields(CheckResult result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("area", result.check().area().toString());
    fields.put("name", result.check().id());
    fields.put("question", result.check().question());
    fields.put("status", result.status().toString());
    fields.put("findings", result.findings().stream().map(DoctorText::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(Finding finding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("status", finding.status().toString());
    fields.put("message", finding.message());
    fields.put("fix", finding.fix());
    return fields;
  }
}
