package io.studioaccess.studioctl.events;

import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader.Span;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The outcomes that the history did not have at the last reading. Each is returned once, whatever
 * its moment: an index of DynamoDB is behind its table, a function's clock may be behind another's,
 * and a function that could not write the history does so at the user's next reconcile. Therefore
 * each reading begins before the end of the last one, and the ids of what was returned are
 * remembered.
 */
final class NewOutcomes {
  /** For what the history gets without trouble: seconds. */
  static final Duration OVERLAP = Duration.ofMinutes(10);

  /** For what the history gets after trouble: at the latest by the hourly sweep, mostly. */
  static final Duration LONG_OVERLAP = Duration.ofHours(24);

  /** A day of five thousand outcomes is some 5 MB, so that this costs two read units a second. */
  static final Duration LONG_EVERY = Duration.ofMinutes(5);

  /** Clocks of functions may be ahead of the server's time. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final Function<Span, List<RecordedOutcome>> history;
  private final Instant since;
  private final Map<String, Instant> returned = new HashMap<>();
  private Optional<Instant> lastRead = Optional.empty();
  private Instant lastLong = Instant.MIN;

  /**
   * @param since the moment of the oldest outcome that is wanted
   */
  NewOutcomes(Function<Span, List<RecordedOutcome>> history, Instant since) {
    this.history = history;
    this.since = since;
  }

  /** In the order of {@link RecordedOutcome#BY_TIME}. If the reading fails, nothing is missed. */
  List<Entry> next(Instant now) {
    boolean isLong = !now.isBefore(lastLong.plus(LONG_EVERY)) || lastRead.isEmpty();
    List<RecordedOutcome> read = history.apply(new Span(from(now, isLong), now.plus(AHEAD)));
    lastRead = Optional.of(now);
    if (isLong) {
      lastLong = now;
    }
    List<Entry> found =
        read.stream()
            .sorted(RecordedOutcome.BY_TIME)
            .<Entry>map(Entry.OutcomeOf::new)
            .filter(entry -> returned.put(entry.id(), entry.at()) == null)
            .toList();
    // Only now: the reading after a computer slept for days begins before its sleep.
    returned.values().removeIf(now.minus(LONG_OVERLAP.multipliedBy(2))::isAfter);
    return found;
  }

  /** A computer that slept, or a clock that was set, makes the span longer, never shorter. */
  private Instant from(Instant now, boolean isLong) {
    Duration overlap = isLong ? LONG_OVERLAP : OVERLAP;
    return lastRead
        .map(last -> (last.isBefore(now) ? last : now).minus(overlap))
        .filter(since::isBefore)
        .orElse(since);
  }
}
