package io.studioaccess.studioctl.explain;

import io.studioaccess.studioctl.console.Display;
import java.util.List;

/** An explanation on the screen. */
final class ExplanationText {
  private final Display display;

  ExplanationText(Display display) {
    this.display = display;
  }

  void show(Explanation of) {
    display.line("%s  %s  %s".formatted(display.strong(of.userName()), of.userId(), of.person()));
    display.line("");
    if (of.groups().isEmpty()) {
      display.line("In no group.");
    } else {
      display.table(
          List.of("group", "mapped", "id"),
          of.groups().stream()
              .map(group -> List.of(group.name(), group.mapped() ? "yes" : "no", group.groupId()))
              .toList());
    }
    of.domains().forEach(this::show);
    if (of.domains().isEmpty()) {
      display.line("");
      display.line("No row speaks for the user, and nothing is remembered.");
    }
    of.waiting().forEach(look -> display.line("A look is waiting: " + look));
    if (!of.history().isEmpty()) {
      display.line("");
      display.table(
          List.of("when", "domain", "outcome", "", "event"),
          of.history().stream()
              .map(
                  told ->
                      List.of(
                          told.at(), told.domainId(), told.outcome(), told.text(), told.eventId()))
              .toList());
    }
  }

  private void show(Explanation.Domain domain) {
    display.line("");
    display.line("Domain " + display.strong(domain.domainId()));
    if (!domain.rows().isEmpty()) {
      display.table(
          List.of("", "row of group", "priority", "role"),
          domain.rows().stream()
              .map(
                  row ->
                      List.of(
                          row.wins() ? display.good("wins") : "",
                          row.group(),
                          Integer.toString(row.priority()),
                          row.roleArn()))
              .toList());
    }
    display.line("  why         " + domain.why());
    display.line("  should be   " + domain.desired());
    display.line("  stands      " + domain.profile());
    display.line("  remembered  " + domain.remembered());
    display.line("  next        " + domain.next());
  }
}
