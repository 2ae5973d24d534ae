package io.studioaccess.studioctl.explain;

import io.studioaccess.studioctl.console.Display;
import java.util.List;

/** Writes an explanation as text. */
final class ExplanationText {
  private final Display display;

  ExplanationText(Display display) {
    this.display = display;
  }

  void show(Explanation explanation) {
    display.labelled(
        List.of(),
        "%s  %s  %s".formatted(explanation.userName(), explanation.userId(), explanation.status()));
    display.line("");
    if (explanation.groups().isEmpty()) {
      display.line("No groups.");
    } else {
      display.table(
          List.of("group", "mapped", "id"),
          explanation.groups().stream()
              .map(group -> List.of(group.name(), group.mapped() ? "yes" : "no", group.groupId()))
              .toList());
    }
    explanation.domains().forEach(this::show);
    if (explanation.domains().isEmpty()) {
      display.line("");
      display.line("No mapping row applies, and the ledger has no record.");
    }
    explanation
        .pendingReconciles()
        .forEach(
            pending ->
                display.labelled(
                    List.of("Pending reconcile: "),
                    "%s, due %s".formatted(pending.direction(), pending.due())));
    if (!explanation.history().isEmpty()) {
      display.line("");
      display.table(
          List.of("time", "domain", "outcome", "details", "event id"),
          explanation.history().stream()
              .map(
                  event ->
                      List.of(
                          event.at(),
                          event.domainId(),
                          event.outcome(),
                          event.text(),
                          event.eventId()))
              .toList());
    }
  }

  private void show(Explanation.Domain domain) {
    display.line("");
    display.line("Domain ", display.bold(domain.domainId()));
    if (!domain.rows().isEmpty()) {
      display.table(
          List.of("", "row of group", "priority", "role", "dates"),
          domain.rows().stream()
              .map(
                  row ->
                      List.of(
                          row.wins() ? display.success("wins") : "",
                          row.group(),
                          Integer.toString(row.priority()),
                          row.roleArn(),
                          row.dates()))
              .toList());
    }
    display.labelled(List.of("  why       "), domain.why());
    display.labelled(List.of("  desired   "), domain.desired());
    display.labelled(List.of("  profile   "), domain.profile());
    display.labelled(List.of("  recorded  "), domain.recorded());
    display.labelled(List.of("  next      "), domain.next());
  }
}
