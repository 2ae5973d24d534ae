package io.studioaccess.studioctl.events;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.history.HistoryText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes entries as they come: text for people, JSON lines or CSV for scripts. */
final class EventView {
  private static final String INDENT = "    ";

  /** Of the longest kind of outcome, {@code Quarantined}, and of {@code Dead letter}. */
  private static final int KIND = 11;

  private final Display display;
  private final Function<Set<UserId>, Map<UserId, String>> directory;
  private final Map<UserId, String> names = new HashMap<>();

  /** Not shown yet, as long as the directory does not answer. */
  private final Deque<Entry> waiting = new ArrayDeque<>();

  /**
   * @param directory the names of users
   */
  EventView(Display display, Function<Set<UserId>, Map<UserId, String>> directory) {
    this.display = display;
    this.directory = directory;
  }

  void begin() {
    if (display.isCsv()) {
      display.csvLine(EventFields.COLUMNS);
    }
  }

  void show(List<Entry> entries) {
    waiting.addAll(entries);
    Set<UserId> unknown =
        waiting.stream()
            .flatMap(EventView::users)
            .filter(user -> !names.containsKey(user))
            .collect(Collectors.toSet());
    if (!unknown.isEmpty()) {
      names.putAll(directory.apply(unknown));
    }
    while (!waiting.isEmpty()) {
      show(waiting.removeFirst());
    }
  }

  private static Stream<UserId> users(Entry entry) {
    return switch (entry) {
      case Entry.OutcomeOf(RecordedOutcome outcome) ->
          Stream.of(
                  Optional.of(outcome.user()), outcome.cause().actor().flatMap(HistoryText::userOf))
              .flatMap(Optional::stream);
      case Entry.DeadLetterIn _ -> Stream.empty();
    };
  }

  private void show(Entry entry) {
    if (display.isJson()) {
      display.jsonLine(EventFields.of(entry, names));
    } else if (display.isCsv()) {
      display.csvLine(EventFields.cells(entry, names));
    } else {
      switch (entry) {
        case Entry.OutcomeOf(RecordedOutcome outcome) -> show(outcome);
        case Entry.DeadLetterIn letter -> show(letter);
      }
    }
  }

  private void show(RecordedOutcome outcome) {
    head(outcome.at().toString(), kind(outcome.outcome()), name(outcome.user()));
    String where = "in " + outcome.domain();
    String roles = HistoryText.roles(outcome);
    display.labelled(List.of(INDENT), roles.isEmpty() ? where : roles + ", " + where);
    HistoryText.reason(outcome).lines().forEach(text -> display.briefly(List.of(INDENT), text));
    display.labelled(
        List.of(INDENT),
        "because of " + HistoryText.cause(outcome, user -> Optional.of(name(user))));
  }

  private void show(Entry.DeadLetterIn letter) {
    head(letter.at().toString(), display.error("Dead letter"), letter.queue());
    display.labelled(List.of(INDENT), letter.about());
    display.briefly(List.of(INDENT), letter.reason());
  }

  private void head(String at, CharSequence kind, String name) {
    String second = at.replaceFirst("(\\.\\d+)?Z$", "Z");
    display.labelled(
        List.of(second, "  ", kind, " ".repeat(Math.max(0, KIND - kind.length()) + 2)), name);
  }

  private CharSequence kind(String outcome) {
    return switch (outcome) {
      case "Granted", "Restored" -> display.success(outcome);
      case "Refused", "Blocked", "Failed" -> display.error(outcome);
      case "Held", "Expiring", "Quarantined", "Revoked" -> display.warning(outcome);
      default -> outcome;
    };
  }

  private String name(UserId user) {
    return names.getOrDefault(user, user.value());
  }
}
