package io.studioaccess.studioctl.history;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import io.studioaccess.studioctl.console.CsvOutput;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Listing;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Prototype
@Command(
    name = "history",
    description = {
      "Show what was granted, changed and revoked, when and because of which event.",
      "Times are in UTC. With --output json or csv, each outcome has its ids, ARNs and actor."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl history --user ana",
      "  studioctl history --role data-scientist --since 2026-10-01 --until 2026-12-31",
      "  studioctl history --since 2026-11-01 --kind Revoked,Quarantined --output csv"
    })
public final class ShowHistory implements Callable<Integer>, CsvOutput {
  private final BeanProvider<HistorySearch> search;
  private final BeanProvider<DirectoryUsers> users;
  private final Display display;

  @Mixin private HistorySelection selection = new HistorySelection();

  ShowHistory(
      BeanProvider<HistorySearch> search, BeanProvider<DirectoryUsers> users, Display display) {
    this.search = search;
    this.users = users;
    this.display = display;
  }

  @Override
  public Integer call() {
    List<RecordedOutcome> found = search.get().find(selection);
    Map<UserId, String> names = names(found);
    if (display.isJson()) {
      display.json(
          "outcomes", found.stream().map(outcome -> HistoryRow.of(outcome, names)).toList());
    } else {
      display.list(found, listing(found, names), "No outcomes.");
    }
    return ExitCode.OK;
  }

  private Map<UserId, String> names(List<RecordedOutcome> found) {
    Set<UserId> ids =
        found.stream()
            .flatMap(
                outcome ->
                    Stream.of(
                            Optional.of(outcome.user()),
                            outcome.cause().actor().flatMap(HistoryText::userOf))
                        .flatMap(Optional::stream))
            .collect(Collectors.toSet());
    return ids.isEmpty() ? Map.of() : users.get().namesOf(ids);
  }

  private static Listing<RecordedOutcome> listing(
      List<RecordedOutcome> found, Map<UserId, String> names) {
    boolean isOneDomain = found.stream().map(RecordedOutcome::domain).distinct().count() == 1;
    return new Listing<RecordedOutcome>(
            List.of("time", "user", "outcome", "role and group", "reason"),
            outcome ->
                List.of(
                    HistoryText.minute(outcome.at()),
                    name(outcome, names),
                    outcome.outcome(),
                    HistoryText.roles(outcome)
                        + (isOneDomain ? "" : ", domain " + outcome.domain()),
                    HistoryText.reason(outcome)),
            HistoryRow.HEADERS,
            outcome -> HistoryRow.of(outcome, names).fields())
        .withNote()
        .sorting("time", "at");
  }

  private static String name(RecordedOutcome outcome, Map<UserId, String> names) {
    return names.getOrDefault(outcome.user(), outcome.user().value());
  }
}
