package io.studioaccess.studioctl.mapping;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Prototype
@Command(
    name = "apply",
    description = {
      "Make the table match a row file, or apply a saved plan. Shows the changes and asks first.",
      "Rows that the file does not contain are removed. After an interruption, run it again."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl mapping apply rows.yaml",
      "  studioctl mapping plan rows.yaml --out rows.plan.json && studioctl mapping apply"
          + " rows.plan.json",
      "  studioctl mapping apply rows.yaml --keep-others --yes"
    })
final class ApplyMapping implements Callable<Integer> {
  private final CheckedRows files;
  private final BeanProvider<MappingPlanner> planner;
  private final BeanProvider<MappingApplier> applier;
  private final BeanProvider<ReconcileSettings> settings;
  private final Display display;

  @Parameters(
      paramLabel = "FILE|PLAN",
      description = "Row file, - for standard input, or the plan file of mapping plan --out")
  private String file = "";

  @Option(
      names = "--keep-others",
      description = "Keep rows that the file does not contain; a saved plan includes this choice")
  private boolean keepOthers;

  @Option(
      names = "--delete-all-rows",
      description = "Allow a plan that deletes every row, for scripts; it still asks without --yes")
  private boolean deleteAllRows;

  @Option(names = "--verbose", description = "List all users, not only the first twenty")
  private boolean verbose;

  ApplyMapping(
      CheckedRows files,
      BeanProvider<MappingPlanner> planner,
      BeanProvider<MappingApplier> applier,
      BeanProvider<ReconcileSettings> settings,
      Display display) {
    this.files = files;
    this.planner = planner;
    this.applier = applier;
    this.settings = settings;
    this.display = display;
  }

  @Override
  public Integer call() {
    Optional<MappingPlan> saved = MappingPlanFile.read(file);
    MappingPlan plan = saved.orElseGet(this::plan);
    PendingChanges pending =
        saved.isPresent() ? planner.get().review(plan) : planner.get().pending(plan);
    if (pending.rows().isEmpty()) {
      display.note("Nothing to do: the table is up to date.");
    } else {
      display
          .beforeQuestion()
          .ifPresent(
              shown ->
                  new PlanView(shown, settings.get().maxRevocationsPerHour(), verbose).show(plan));
      if (plan.deletesEveryRow() && !deleteAllRows) {
        display.confirmByName(
            "This deletes every row of the mapping, and with them all access that rows grant.",
            plan.header().stack(),
            "--delete-all-rows");
      } else {
        display.confirm("Apply these changes?");
      }
      applier.get().apply(plan, pending);
      display.note("%s written.".formatted(Quantity.of(plan.changes().size(), "row")));
    }
    if (display.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("rowsWritten", pending.rows().size());
      fields.put("plan", MappingPlanFile.json(plan));
      display.json(fields);
    }
    return ExitCode.OK;
  }

  private MappingPlan plan() {
    List<MappingRow> rows = files.read(file);
    return planner.get().plan(rows, keepOthers);
  }
}
