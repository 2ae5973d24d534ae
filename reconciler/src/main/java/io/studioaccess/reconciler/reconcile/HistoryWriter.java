package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.plan.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds a reconcile's reported outcomes to the history: every change, and trouble or a hold unless
 * the user's record shows it as the newest of its domain. What the history did not accept stays in
 * the record, so that the next reconcile adds it.
 */
final class HistoryWriter {
  private final OutcomeHistory history;
  private final InstantSource clock;

  HistoryWriter(OutcomeHistory history, InstantSource clock) {
    this.history = history;
    this.clock = clock;
  }

  /** A failure is kept apart from those of the domains: access does not depend on the history. */
  void write(LeasedRecord record, Trigger trigger, ReconcileResult results) {
    UserRecord known = record.record();
    Instant after = known.lastReported();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as the ledger keeps it
    Instant at = now.isAfter(after) ? now : after.plusMillis(1);
    List<RecordedOutcome> due = new ArrayList<>(known.unrecorded());
    for (Outcome outcome : results.outcomes()) {
      if (outcome instanceof Outcome.Reported reported) {
        HistoryEntry entry = HistoryEntry.of(reported, trigger.eventId(), at);
        if (isChange(reported) || !known.repeats(entry)) {
          UserOutcome published = new UserOutcome(record.user(), trigger.eventId(), outcome);
          due.add(RecordedOutcome.of(published, trigger.cause(), after, at));
        }
        record.note(entry);
      }
    }
    record.noteUnrecorded(rest(due, results));
  }

  /** After a failure the others are left for later, because each may take seconds to fail. */
  private List<RecordedOutcome> rest(List<RecordedOutcome> due, ReconcileResult results) {
    for (int i = 0; i < due.size(); i++) {
      try {
        history.add(due.get(i));
      } catch (RuntimeException e) {
        results.markUnrecorded(e);
        return due.subList(i, due.size());
      }
    }
    return List.of();
  }

  private static boolean isChange(Outcome.Reported outcome) {
    return switch (outcome) {
      case Outcome.Granted _,
          Outcome.Changed _,
          Outcome.Expiring _,
          Outcome.Quarantined _,
          Outcome.Restored _,
          Outcome.Revoked _ ->
          true;
      case Outcome.Held _, Outcome.Refused _, Outcome.Blocked _, Outcome.Failed _ -> false;
    };
  }
}
