package io.studioaccess.studioctl.mapping;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.MappingFile;
import io.studioaccess.mapping.file.Severity;
import io.studioaccess.mapping.file.WrittenRow;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Problem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Prototype
@Command(
    name = "apply",
    description = {
      "Makes the table what a row file says, or a plan of it, after showing and asking.",
      "Rows that the file does not name are removed. Run again, it goes on where it was stopped."
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
  private final MappingFiles files;
  private final BeanProvider<InstallationCheck> check;
  private final BeanProvider<Planning> planning;
  private final BeanProvider<Application> application;
  private final BeanProvider<ReconcileSettings> settings;
  private final Display display;

  @Parameters(
      paramLabel = "FILE|PLAN",
      description = "The row file, - for standard input; or what mapping plan --out wrote")
  private String file = "";

  @Option(
      names = "--keep-others",
      description = "Leave rows that the file does not name; a plan has said it already")
  private boolean keepOthers;

  @Option(names = "--verbose", description = "Name every user, not the first twenty only")
  private boolean verbose;

  ApplyMapping(
      MappingFiles files,
      BeanProvider<InstallationCheck> check,
      BeanProvider<Planning> planning,
      BeanProvider<Application> application,
      BeanProvider<ReconcileSettings> settings,
      Display display) {
    this.files = files;
    this.check = check;
    this.planning = planning;
    this.application = application;
    this.settings = settings;
    this.display = display;
  }

  @Override
  public Integer call() {
    MappingPlan plan = MappingPlanFile.read(file).orElseGet(this::plan);
    List<RowChange> pending = planning.get().pending(plan);
    if (pending.isEmpty()) {
      display.note("Nothing to do: the table is so already.");
    } else {
      if (!display.isJson()) {
        new PlanView(display, settings.get().maxRevocationsPerHour(), verbose).show(plan);
      }
      display.confirm("Apply this?");
      application.get().apply(plan, pending);
      display.note(
          plan.changes().size() == 1
              ? "The row is written."
              : "All %d rows are written.".formatted(plan.changes().size()));
    }
    if (display.isJson()) {
      display.json(Map.of("plan", MappingPlanFile.json(plan), "rowsWritten", pending.size()));
    }
    return ExitCode.FINE;
  }

  private MappingPlan plan() {
    MappingFile read = files.read(file);
    List<Finding> findings = read.errors().isEmpty() ? check.get().findings(read) : read.findings();
    findings.forEach(finding -> display.note(FindingsView.plain(MappingFiles.name(file), finding)));
    if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      throw new Problem("Nothing was done: correct the errors first.");
    }
    return planning.get().plan(read.rows().stream().map(WrittenRow::row).toList(), keepOthers);
  }
}
