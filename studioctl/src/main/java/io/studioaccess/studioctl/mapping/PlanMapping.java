package io.studioaccess.studioctl.mapping;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.studioctl.console.CsvOutput;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Prototype
@Command(
    name = "plan",
    description = {
      "Validate a row file, then show how it differs from the table and which users it affects.",
      "Rows that the file does not contain are removed. Exit code 2 if there are changes."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl mapping plan rows.yaml",
      "  studioctl mapping plan rows.yaml --out rows.plan.json"
    })
final class PlanMapping implements Callable<Integer>, CsvOutput {
  private final CheckedRows files;
  private final BeanProvider<MappingPlanner> planner;
  private final BeanProvider<ReconcileSettings> settings;
  private final Display display;

  @Parameters(paramLabel = "FILE", description = "Row file; - for standard input")
  private String file = "";

  @Option(
      names = "--out",
      paramLabel = "PLAN",
      description = "Write the plan to this file, for mapping apply")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--keep-others", description = "Keep rows that the file does not contain")
  private boolean keepOthers;

  @Option(names = "--verbose", description = "List all users, not only the first twenty")
  private boolean verbose;

  PlanMapping(
      CheckedRows files,
      BeanProvider<MappingPlanner> planner,
      BeanProvider<ReconcileSettings> settings,
      Display display) {
    this.files = files;
    this.planner = planner;
    this.settings = settings;
    this.display = display;
  }

  @Override
  public Integer call() {
    List<MappingRow> rows = files.read(file);
    MappingPlan plan = planner.get().plan(rows, keepOthers);
    out.ifPresent(path -> MappingPlanFile.write(plan, path));
    if (display.isJson()) {
      display.json(MappingPlanFile.json(plan));
    } else {
      new PlanView(display, settings.get().maxRevocationsPerHour(), verbose).show(plan);
    }
    return plan.isEmpty() ? ExitCode.OK : ExitCode.CHANGES;
  }
}
