package io.studioaccess.studioctl.plan;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.studioctl.console.CsvOutput;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.stack.Installation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Prototype
@Command(
    name = "plan",
    description = {
      "Show what a sweep would do for one user, a group or all users. Changes nothing.",
      "Exit code 0: no changes; 2: there are changes; 1: none, but a domain could not be read."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl plan",
      "  studioctl plan --user ana",
      "  studioctl plan --group data-scientists --out plan.json",
      "  studioctl plan --output json | jq '.entries[] | select(.counted)'"
    })
public final class PlanSweep implements Callable<Integer>, CsvOutput {
  private final BeanProvider<SweepPlanner> planner;
  private final BeanProvider<Installation> installation;
  private final BeanProvider<ReconcileSettings> settings;
  private final Display display;
  private final Clock clock;

  @Mixin private Selection selection;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the plan to this file, for \"studioctl sweep --plan FILE\"")
  private Optional<Path> out = Optional.empty();

  PlanSweep(
      BeanProvider<SweepPlanner> planner,
      BeanProvider<Installation> installation,
      BeanProvider<ReconcileSettings> settings,
      Display display,
      Clock clock) {
    this.planner = planner;
    this.installation = installation;
    this.settings = settings;
    this.display = display;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Plan plan = planner.get().prepare(selection, "studioctl-" + UUID.randomUUID()).plan();
    out.ifPresent(
        file ->
            ReconcilePlanFile.write(file, selection, plan, installation.get(), clock.instant()));
    if (display.isJson()) {
      display.json(plan.fields());
    } else {
      new SweepPlanView(display, settings.get().maxRevocationsPerHour()).show(plan);
    }
    return exitCode(plan);
  }

  static int exitCode(Plan plan) {
    if (plan.hasChanges()) {
      return ExitCode.CHANGES;
    }
    return plan.inaccessible().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }
}
