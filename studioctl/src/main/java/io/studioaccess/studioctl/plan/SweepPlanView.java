package io.studioaccess.studioctl.plan;

import io.studioaccess.reconciler.sweep.AssignmentChange;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Listing;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.plan.PlannedChange.Kind;
import java.util.List;

/** Writes what a sweep would do as text: {@code plan} does, and {@code sweep} before it asks. */
public final class SweepPlanView {
  private final Display display;
  private final int limit;

  /**
   * @param limit MaxRevocationsPerHour
   */
  public SweepPlanView(Display display, int limit) {
    this.display = display;
    this.limit = limit;
  }

  public void show(Plan plan) {
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
      plan.inaccessible()
          .forEach((domain, reason) -> display.note(display.error(domain.id() + ": " + reason)));
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
    if (plan.users().isEmpty() && !plan.inaccessible().isEmpty()) {
      return display.warning("No changes in the domains that could be read.");
    }
    if (plan.users().isEmpty()) {
      return display.success("No changes: every user is in the desired state.");
    }
    String counted =
        plan.counted() == 0
            ? ""
            : " (%s towards the limit of %d per hour)"
                .formatted(Quantity.of(plan.counted(), "counts", "count"), limit);
    int problems = plan.of(Kind.PROBLEM).size();
    return "Plan: %s to reconcile, %s%s%s."
        .formatted(
            Quantity.of(plan.users().size(), "user"),
            Quantity.of(changes, "change"),
            counted,
            problems == 0 ? "" : ", " + Quantity.of(problems, "problem"));
  }
}
