package io.studioaccess.studioctl.init;

import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.doctor.PrerequisiteChecks.Prerequisite;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of {@code init}.
 *
 * @param files that were written; empty if something is missing without which no row can be written
 * @param missing what is missing or could not be read
 * @param next the lines of a shell that follow
 */
record Prepared(
    List<Path> files,
    Map<String, String> parameters,
    List<Prerequisite> missing,
    List<String> next) {

  void show(Display display) {
    if (display.isJson()) {
      display.json(fields());
      return;
    }
    if (!missing.isEmpty()) {
      display.line(display.bold("Missing"));
      missing.forEach(it -> show(it, display));
      display.line("");
    }
    if (files.isEmpty()) {
      display.line("Nothing was written. Run studioctl init again afterwards.");
      return;
    }
    display.line(display.bold("Written"));
    files.forEach(file -> display.line("  " + file));
    display.line("");
    display.line(display.bold("Next"));
    next.forEach(line -> display.line("  " + line));
  }

  private static void show(Prerequisite missing, Display display) {
    CharSequence severity =
        switch (missing.severity()) {
          case "fault", "missing" -> display.error(missing.severity());
          case "hint" -> missing.severity();
          default -> display.warning(missing.severity());
        };
    display.labelled(List.of("  ", severity, ": "), missing.message());
    if (!missing.fix().isEmpty()) {
      display.labelled(List.of("    fix: "), missing.fix());
    }
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("files", files.stream().map(Path::toString).toList());
    fields.put("parameters", parameters);
    fields.put(
        "missing",
        missing.stream()
            .map(it -> Map.of("severity", it.severity(), "message", it.message(), "fix", it.fix()))
            .toList());
    fields.put("next", next);
    return fields;
  }
}
