package io.studioaccess.studioctl.history;

import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader;
import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader.Span;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.lists.ConcurrentCalls;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Searches the history. Everything is sorted by time, oldest first. */
@Singleton
public final class HistoryReader {
  /** DynamoDB deletes expired items within days. */
  private static final Duration DELETED_WITHIN = Duration.ofDays(7);

  private final DynamoDbHistoryReader history;
  private final ReconcileSettings settings;
  private final ConcurrentCalls calls;
  private final Display display;
  private final Clock clock;

  HistoryReader(
      DynamoDbHistoryReader history,
      ReconcileSettings settings,
      ConcurrentCalls calls,
      Display display,
      Clock clock) {
    this.history = history;
    this.settings = settings;
    this.calls = calls;
    this.display = display;
    this.clock = clock;
  }

  /** Before this, the history has nothing. */
  public Instant beginning() {
    return clock.instant().minus(settings.historyKeptFor()).minus(DELETED_WITHIN);
  }

  public List<RecordedOutcome> ofUser(UserId user, Span span) {
    return history.ofUser(user, span);
  }

  List<RecordedOutcome> ofGroup(GroupName group, Span span) {
    return history.ofGroup(group, span);
  }

  List<RecordedOutcome> ofRole(RoleArn role, Span span) {
    return history.ofRole(role, span);
  }

  /** The outcomes of all users, with one query for each day. */
  public List<RecordedOutcome> ofAll(Span span) {
    Instant from = span.from().isBefore(beginning()) ? beginning() : span.from();
    if (!from.isBefore(span.to())) {
      return List.of();
    }
    List<LocalDate> days = day(from).datesUntil(day(span.to()).plusDays(1)).toList();
    try (Progress progress = display.progress("Reading the history", days.size())) {
      Span read = new Span(from, span.to());
      return calls.map(days, day -> history.ofDay(day, read), progress).stream()
          .flatMap(List::stream)
          .toList();
    }
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
