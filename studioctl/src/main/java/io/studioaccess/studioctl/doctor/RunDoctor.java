package io.studioaccess.studioctl.doctor;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.CsvOutput;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Prototype
@Command(
    name = "doctor",
    description = {
      "Check the installation. Each finding comes with a fix.",
      "Exit code 0: all checks passed, hints allowed; 2: faults or warnings; 1: neither, but a"
          + " check could not run."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl doctor",
      "  studioctl doctor --account-profile 444455556666=studio-reader",
      "  studioctl doctor --output json | jq '.checks[] | select(.status == \"fault\")'"
    })
public final class RunDoctor implements Callable<Integer>, CsvOutput {
  private final BeanProvider<CheckRunner> checks;
  private final Display display;

  RunDoctor(BeanProvider<CheckRunner> checks, Display display) {
    this.checks = checks;
    this.display = display;
  }

  @Override
  public Integer call() {
    List<CheckResult> results = checks.get().run(List.of(DoctorCheck.values()));
    new DoctorText(display).show(results);
    return exitCode(
        results.stream()
            .map(CheckResult::status)
            .max(Comparator.naturalOrder())
            .orElse(CheckStatus.OK));
  }

  private static int exitCode(CheckStatus worst) {
    return switch (worst) {
      case OK, SKIPPED, HINT -> ExitCode.OK;
      case UNCHECKED -> ExitCode.FAILED;
      case WARNING, FAULT -> ExitCode.CHANGES;
    };
  }
}
