package io.studioaccess.studioctl.plan;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.reconciler.sweep.AssignmentChange;
import io.studioaccess.studioctl.console.CsvOutput;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Listing;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.plan.PlannedChange.Kind;
import io.studioaccess.studioctl.stack.Installation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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
      "Exit code 0: no changes; 2: there are changes."
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
    Plan plan = planner.get().plan(selection, "studioctl-" + UUID.randomUUID());
    out.ifPresent(
        file ->
            ReconcilePlanFile.write(file, selection, plan, installation.get(), clock.instant()));
    if (display.isJson()) {
      display.json(plan.fields());
    } else {
      show(plan);
    }
    return plan.hasChanges() ? ExitCode.CHANGES : ExitCode.OK;
  }

  private void show(Plan plan) {
    List<PlannedChange> shown =
        plan.entries().stream().filter(entry -> entry.kind() != Kind.NONE).toList();
    if (!shown.isEmpty() || display.isCsv()) {
      display.list(
          shown,
          new Listing<PlannedChange>(
                  List.of("user", "domain", "profile", "next step", "reason"),
                  this::row,
                  PlannedChange.COLUMNS,
                  PlannedChange::fields)
              .withNote(),
          "");
    }
    if (display.isCsv()) {
      return;
    }
    if (!shown.isEmpty()) {
      display.line("");
    }
    plan.inaccessible()
        .forEach(
            (domain, reason) ->
                display.labelled(List.of(), display.error(domain.id() + ": " + reason)));
    plan.assignments().forEach(change -> display.labelled(List.of(), line(change)));
    display.labelled(List.of(), summary(plan));
  }

  /** The next full sweep does it, whatever this plan's users. */
  private CharSequence line(AssignmentChange change) {
    String group = change.group().map(id -> "of group " + id).orElse("of the groups");
    String where = "%s to the application of domain %s".formatted(group, change.domain().id());
    return switch (change.kind()) {
      case ENDED -> display.warning("The assignment %s ends: %s".formatted(where, change.reason()));
      case MADE_AGAIN ->
          display.warning("The assignment %s is made again: %s".formatted(where, change.reason()));
      case FAILED -> display.error("The assignment %s fails: %s".formatted(where, change.reason()));
    };
  }

  private List<CharSequence> row(PlannedChange entry) {
    CharSequence next =
        switch (entry.kind()) {
          case CHANGE -> display.warning(entry.next());
          case PROBLEM -> display.error(entry.next());
          case NONE -> entry.next();
        };
    return List.of(entry.userName(), entry.domain(), entry.profile(), next, entry.reason());
  }

  private CharSequence summary(Plan plan) {
    int changes = plan.of(Kind.CHANGE).size();
    if (plan.users().isEmpty()) {
      return display.success("No changes: every user is in the desired state.");
    }
    String counted =
        plan.counted() == 0
            ? ""
            : " (%s towards the limit of %d per hour)"
                .formatted(
                    Quantity.of(plan.counted(), "counts", "count"),
                    settings.get().maxRevocationsPerHour());
    int problems = plan.of(Kind.PROBLEM).size();
    return "Plan: %s to reconcile, %s%s%s."
        .formatted(
            Quantity.of(plan.users().size(), "user"),
            Quantity.of(changes, "change"),
            counted,
            problems == 0 ? "" : ", " + Quantity.of(problems, "problem"));
  }
}
