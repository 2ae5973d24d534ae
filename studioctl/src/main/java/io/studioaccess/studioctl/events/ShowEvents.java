package io.studioaccess.studioctl.events;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader.Span;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.CsvOutput;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Sleeper;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import io.studioaccess.studioctl.history.HistoryReader;
import io.studioaccess.studioctl.history.PointInTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Prototype
@Command(
    name = "events",
    description = {
      "Show what happens: outcomes and dead letters, each with its event and who caused it.",
      "With --output json, each is one line."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl events",
      "  studioctl events --follow",
      "  studioctl events --follow --user ana --since 2026-11-28T09:00",
      "  studioctl events --follow --output json | jq -c 'select(.outcome == \"Refused\")'"
    })
public final class ShowEvents implements Callable<Integer>, CsvOutput {
  private static final Duration DEFAULT_SINCE = Duration.ofHours(1);

  private final BeanProvider<HistoryReader> history;
  private final BeanProvider<StackDeadLetters> deadLetters;
  private final BeanProvider<EventUser> users;
  private final BeanProvider<DirectoryUsers> directory;
  private final Display display;
  private final Clock clock;
  private final Sleeper sleeper;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on and show what comes, until Ctrl-C")
  private boolean follow;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Only this user: user name, user id or name of a profile")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = {
        "From this day or time on, such as 2026-11-28 or 2026-11-28T14:30+01:00.",
        "In UTC, unless it has an offset. Default: the last hour"
      })
  private Optional<String> since = Optional.empty();

  ShowEvents(
      BeanProvider<HistoryReader> history,
      BeanProvider<StackDeadLetters> deadLetters,
      BeanProvider<EventUser> users,
      BeanProvider<DirectoryUsers> directory,
      Display display,
      Clock clock,
      Sleeper sleeper) {
    this.history = history;
    this.deadLetters = deadLetters;
    this.users = users;
    this.directory = directory;
    this.display = display;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  @Override
  public boolean canBeSorted() {
    return false;
  }

  @Override
  public Integer call() {
    Optional<PointInTime> given = since.map(text -> PointInTime.parse("--since", text));
    // Reading the stack sets the clock to the server's time.
    HistoryReader reading = history.get();
    Optional<UserId> one = user.map(users.get()::find);
    Instant from = from(given, reading);
    Function<Span, List<RecordedOutcome>> read =
        one.<Function<Span, List<RecordedOutcome>>>map(id -> span -> reading.ofUser(id, span))
            .orElse(reading::ofAll);
    EventFeed feed =
        new EventFeed(
            new NewOutcomes(read, from), new NewDeadLetters(deadLetters.get(), from), one, clock);
    EventView view = new EventView(display, directory.get()::namesOf);
    view.begin();
    List<Entry> first = feed.next();
    view.show(first);
    if (follow) {
      return new Follower(feed, view, display, sleeper, clock).follow();
    }
    if (first.isEmpty() && !display.isJson() && !display.isCsv()) {
      display.line("Nothing happened since %s.".formatted(Display.timestamp(from)));
    }
    return ExitCode.OK;
  }

  private Instant from(Optional<PointInTime> given, HistoryReader reading) {
    Instant now = clock.instant();
    Instant from = given.map(PointInTime::begin).orElse(now.minus(DEFAULT_SINCE));
    if (from.isAfter(now)) {
      throw new CommandException(
          "--since: %s is in the future; it is %s now."
              .formatted(Display.timestamp(from), Display.timestamp(now)));
    }
    if (from.isBefore(reading.beginning())) {
      display.note(
          "The history begins about %s (HistoryDays); what happened before is not shown."
              .formatted(Display.timestamp(reading.beginning())));
    }
    return from;
  }
}
