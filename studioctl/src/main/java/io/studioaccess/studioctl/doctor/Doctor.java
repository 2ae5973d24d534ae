package io.studioaccess.studioctl.doctor;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows an {@link Examination}. */
@Prototype
@Command(
    name = "doctor",
    description = {
      "Checks the installation from top to bottom; each finding comes with its fix.",
      "Exit code 0: sound; 2: faults or warnings; 1: neither, but something could not be checked."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl doctor",
      "  studioctl doctor --account-profile 444455556666=studio-reader",
      "  studioctl doctor --output json | jq '.checks[] | select(.mark == \"fault\")'"
    })
public final class Doctor implements Callable<Integer> {
  private final BeanProvider<Examination> examination;
  private final Display display;

  Doctor(BeanProvider<Examination> examination, Display display) {
    this.examination = examination;
    this.display = display;
  }

  @Override
  public Integer call() {
    List<CheckResult> results = examination.get().run();
    new DoctorText(display).show(results);
    return exitCode(
        results.stream().map(CheckResult::mark).max(Comparator.naturalOrder()).orElse(Mark.FINE));
  }

  private static int exitCode(Mark worst) {
    return switch (worst) {
      case FINE, MOOT, HINT -> ExitCode.FINE;
      case UNCHECKED -> ExitCode.FAILED;
      case WARNING, FAULT -> ExitCode.CHANGES;
    };
  }
}
