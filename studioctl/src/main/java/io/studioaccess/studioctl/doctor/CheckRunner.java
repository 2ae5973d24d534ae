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
import software.amazon.awssdk.services.identitystore.model.IdentitystoreException;

/** Runs checks in order. A check that throws does not stop the others. */
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

  List<CheckResult> run(List<DoctorCheck> checks) {
    List<CheckResult> results = new ArrayList<>();
    try (Progress progress = display.progress("Checking", checks.size())) {
      for (DoctorCheck check : checks) {
        results.add(new CheckResult(check, findings(check, results)));
        progress.step();
      }
    }
    return results;
  }

  private List<Finding> findings(DoctorCheck check, List<CheckResult> before) {
    try {
      return beans.getBean(check.type()).findings();
    } catch (IdentitystoreException e) {
      return List.of(
          isDirectoryUnreadable(before)
              ? Finding.skipped("the directory cannot be read")
              : Finding.unchecked(errorHandler.message(e)));
    } catch (RuntimeException e) {
      return List.of(Finding.unchecked(errorHandler.message(e)));
    }
  }

  /** Whether a check has reported it already. */
  private static boolean isDirectoryUnreadable(List<CheckResult> results) {
    return results.stream()
        .anyMatch(
            result ->
                result.check() == DoctorCheck.DIRECTORY_READABLE
                    && result.status() != CheckStatus.OK);
  }
}
