package io.studioaccess.studioctl.doctor;

import io.micronaut.context.BeanContext;
import io.studioaccess.studioctl.console.Console;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ErrorHandler;
import io.studioaccess.studioctl.console.GlobalOptions;
import io.studioaccess.studioctl.console.Progress;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Runs all checks in order. A check that throws does not stop the others. */
@Singleton
final class CheckRunner {
  private final BeanContext beans;
  private final ErrorHandler errorHandler;
  private final Display display;

  CheckRunner(BeanContext beans, Console console, GlobalOptions options, Display display) {
    this.beans = beans;
    this.errorHandler = new ErrorHandler(console, options);
    this.display = display;
  }

  List<CheckResult> run() {
    List<CheckResult> results = new ArrayList<>();
    try (Progress progress = display.progress("Checking", DoctorCheck.values().length)) {
      for (DoctorCheck check : DoctorCheck.values()) {
        results.add(new CheckResult(check, findings(check)));
        progress.step();
      }
    }
    return results;
  }

  private List<Finding> findings(DoctorCheck check) {
    try {
      return beans.getBean(check.type()).findings();
    } catch (RuntimeException e) {
      return List.of(Finding.unchecked(errorHandler.message(e)));
    }
  }
}
