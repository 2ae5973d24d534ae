package io.studioaccess.studioctl.report;

import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Listing;
import io.studioaccess.studioctl.report.AccessReport.Cause;
import io.studioaccess.studioctl.report.AccessReport.Change;
import io.studioaccess.studioctl.report.AccessReport.Difference;
import io.studioaccess.studioctl.report.AccessReport.Kind;
import io.studioaccess.studioctl.report.AccessReport.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes the report as text, JSON or CSV. */
final class ReportView {
  private static final String TIME_OF_HELD_OR_DUE = "timeOfHeldOrDue";
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

  private static final Listing<Person> PEOPLE =
      new Listing<Person>(
              List.of(
                  "user",
                  "state",
                  "role",
                  "group",
                  "domain",
                  "priority",
                  "last change",
                  "held or due",
                  "problem"),
              ReportView::cells,
              List.of(
                  "userName",
                  "userId",
                  "domain",
                  "profile",
                  "state",
                  "role",
                  "group",
                  "priority",
                  "groups",
                  "lastChange",
                  "heldOrDue",
                  "problem",
                  "tags"),
              ReportView::fields)
          .withNote()
          .sorting("held or due", TIME_OF_HELD_OR_DUE)
          .sorting("heldOrDue", TIME_OF_HELD_OR_DUE);

  private static final Listing<Difference> DIFFERENCES =
      new Listing<>(
          List.of("user", "domain", "access", "role before", "role now", "group"),
          ReportView::cells,
          List.of(
              "userName", "userId", "domain", "kind", "roleBefore", "role", "groupBefore", "group"),
          ReportView::fields);

  private static final List<String> CHANGE_COLUMNS =
      List.of(
          "userName",
          "userId",
          "domain",
          "before",
          "now",
          "at",
          "outcome",
          "text",
          "cause",
          "eventId");

  private final Display display;

  ReportView(Display display) {
    this.display = display;
  }

  void show(AccessReport report) {
    if (display.isJson()) {
      display.json(report);
      return;
    }
    if (!report.comparedWith().isEmpty()) {
      showDifferences(report);
    }
    if (!report.since().isEmpty()) {
      showChanges(report);
    }
    if (report.comparedWith().isEmpty() && report.since().isEmpty()) {
      display.list(report.people(), PEOPLE, "Nobody has access, and nobody should have.");
    }
  }

  private void showDifferences(AccessReport report) {
    if (!display.isCsv()) {
      display.line(ReportText.summary(report));
      display.line("");
    }
    display.list(report.differences(), DIFFERENCES, "Everybody has the same access.");
  }

  private void showChanges(AccessReport report) {
    if (display.isCsv()) {
      List<CausedChange> changes =
          report.changes().stream()
              .flatMap(change -> change.causes().stream().map(it -> new CausedChange(change, it)))
              .toList();
      display.list(
          changes,
          new Listing<>(CHANGE_COLUMNS, CausedChange::cells, CHANGE_COLUMNS, CausedChange::fields),
          "");
    } else if (report.changes().isEmpty()) {
      display.line("No access has changed since " + report.since() + ".");
    } else {
      report.changes().forEach(this::show);
    }
  }

  private void show(Change change) {
    display.labelled(List.of(), display.bold(ReportText.user(change.userName(), change.userId())));
    display.labelled(
        List.of("  "),
        "in %s: %s -> %s"
            .formatted(
                change.domain(),
                ReportText.roleName(change.before()),
                ReportText.roleName(change.now())));
    for (Cause cause : change.causes()) {
      display.line("  %s  %s".formatted(cause.at(), cause.outcome()));
      display.briefly(List.of("    "), cause.text());
      display.briefly(List.of("    "), "because of " + cause.cause());
    }
  }

  private static List<String> cells(Person person) {
    return List.of(
        ReportText.user(person.userName(), person.userId()),
        person.state(),
        ReportText.roleName(person.role()),
        person.group(),
        person.domain(),
        person.priority(),
        person.lastChange(),
        person.heldOrDue(),
        person.problem());
  }

  private static Map<String, Object> fields(Person person) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("userName", person.userName());
    fields.put("userId", person.userId());
    fields.put("domain", person.domain());
    fields.put("profile", person.profile());
    fields.put("state", person.state());
    fields.put("role", person.role());
    fields.put("group", person.group());
    fields.put("priority", person.priority());
    fields.put("groups", person.groups());
    fields.put("lastChange", person.lastChange());
    fields.put("heldOrDue", person.heldOrDue());
    fields.put(TIME_OF_HELD_OR_DUE, firstTime(person.heldOrDue()));
    fields.put("problem", person.problem());
    fields.put("tags", person.tags());
    return fields;
  }

  /** A report has the time in its text only. */
  private static String firstTime(String text) {
    return TIME.matcher(text).results().map(MatchResult::group).findFirst().orElse("");
  }

  private static List<String> cells(Difference difference) {
    return List.of(
        ReportText.user(difference.userName(), difference.userId()),
        difference.domain(),
        ReportText.kind(difference.kind()),
        ReportText.roleName(difference.roleBefore()),
        ReportText.roleName(difference.role()),
        difference.kind() == Kind.LOST ? difference.groupBefore() : difference.group());
  }

  private static Map<String, Object> fields(Difference difference) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("userName", difference.userName());
    fields.put("userId", difference.userId());
    fields.put("domain", difference.domain());
    fields.put("kind", difference.kind());
    fields.put("roleBefore", difference.roleBefore());
    fields.put("role", difference.role());
    fields.put("groupBefore", difference.groupBefore());
    fields.put("group", difference.group());
    return fields;
  }

  private record CausedChange(Change change, Cause cause) {
    List<String> cells() {
      return Stream.of(
              change.userName(),
              change.userId(),
              change.domain(),
              change.before(),
              change.now(),
              cause.at(),
              cause.outcome(),
              cause.text(),
              cause.cause(),
              cause.eventId())
          .toList();
    }

    Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      List<String> cells = cells();
      for (int n = 0; n < cells.size(); n++) {
        fields.put(CHANGE_COLUMNS.get(n), cells.get(n));
      }
      return fields;
    }
  }
}
