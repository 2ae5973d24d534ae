package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.console.Console;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.GlobalOptions;
import io.studioaccess.studioctl.console.Problems;
import io.studioaccess.studioctl.console.Progress;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Makes all checks, in their order; one that cannot be made does not stop the others. */
@Singleton
final class Examination {
  private final List<Check> checks;
  private final Problems problems;
  private final Display display;

  Examination(List<Check> checks, Console console, GlobalOptions options, Display display) {
    this.checks = checks;
    this.problems = new Problems(console, options);
    this.display = display;
  }

  List<Examined> run() {
    List<Examined> examined = new ArrayList<>();
    try (Progress progress = display.progress("Checking", checks.size())) {
      for (Check check : checks) {
        examined.add(new Examined(check.area(), check.name(), check.question(), findings(check)));
        progress.step();
      }
    }
    return examined;
  }

  private List<Finding> findings(Check check) {
    try {
      return check.findings();
    } catch (RuntimeException e) {
      return List.of(Finding.unchecked(problems.message(e)));
    }
  }
}
