package io.studioaccess.studioctl.sweep;

import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.HistoryEntry;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.InterruptMessage;
import io.studioaccess.studioctl.console.Poller;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.console.Quantity;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Waits for requested reconciles. The ledger tells which users have a pending reconcile, and the
 * queues tell whether a message is not yet handled.
 */
@Singleton
public final class ReconcileWatcher {
  private static final List<QueueAttributeName> MESSAGE_COUNTS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

  private static final String CONTINUES =
      "The functions continue on their own; \"studioctl status\" shows their progress.";

  private final LedgerReader ledger;
  private final SqsClient sqs;
  private final List<String> queueUrls;
  private final Display display;
  private final Clock clock;
  private final Poller poller;

  ReconcileWatcher(
      LedgerReader ledger,
      SqsClient sqs,
      FunctionSettings settings,
      ReconcileSettings reconcileSettings,
      Display display,
      Clock clock,
      Poller poller) {
    this.ledger = ledger;
    this.sqs = sqs;
    this.queueUrls =
        List.of(
            reconcileSettings.sweeperQueueUrl(),
            settings.provisionerQueueUrl(),
            settings.deprovisionerQueueUrl());
    this.display = display;
    this.clock = clock;
    this.poller = poller;
  }

  /**
   * Waits until no user has a pending reconcile, and either the queues are empty or every user has
   * an outcome. A user who needs no change gets no outcome, and counts as done once the queues are
   * empty.
   *
   * @param eventIds the correlation ids of the requests
   * @return the ledger after that, at least the records of these users
   * @throws CommandException after the timeout; the functions continue on their own
   */
  public LedgerSnapshot awaitCompletion(
      Collection<UserId> users, Set<String> eventIds, Duration timeout) {
    AtomicLong pending = new AtomicLong(users.size());
    try (Progress progress = display.progress("Reconciling", users.size());
        InterruptMessage _ = display.onInterrupt(() -> "Interrupted. " + CONTINUES)) {
      return poller.until(
          timeout,
          () -> {
            boolean areQueuesEmpty = queueUrls.stream().noneMatch(this::holdsMessages);
            LedgerSnapshot snapshot = ledger.records(Set.copyOf(users));
            pending.set(
                users.stream()
                    .filter(user -> hasPendingReconcile(snapshot.recordOf(user)))
                    .count());
            long done =
                users.stream().filter(user -> isDone(snapshot.recordOf(user), eventIds)).count();
            progress.advanceTo(done);
            return pending.get() == 0 && (areQueuesEmpty || done == users.size())
                ? Optional.of(snapshot)
                : Optional.empty();
          },
          () ->
              "Timed out after %s: reconciles of %d of %s are still pending. %s"
                  .formatted(
                      minutes(timeout),
                      pending.get(),
                      Quantity.of(users.size(), "user"),
                      CONTINUES));
    }
  }

  /**
   * Waits until the sweeper has recorded another full sweep than this one. The ledger is read only
   * while the sweeper's queue is empty: each time it is read as a whole.
   *
   * @throws CommandException after the timeout; the sweeper continues on its own
   */
  LastSweep awaitFullSweep(Optional<LastSweep> before, Duration timeout) {
    try (Progress _ = display.progress("Sweeping", 1);
        InterruptMessage _ = display.onInterrupt(() -> "Interrupted. " + CONTINUES)) {
      return poller.until(
          timeout,
          () ->
              holdsMessages(queueUrls.getFirst())
                  ? Optional.empty()
                  : ledger.read().lastSweep().filter(last -> !before.equals(Optional.of(last))),
          () ->
              "Timed out after %s: the sweeper has recorded no full sweep since. Run \"studioctl dlq list\" and read its logs."
                  .formatted(minutes(timeout)));
    }
  }

  private boolean isDone(UserRecord record, Set<String> eventIds) {
    return !hasPendingReconcile(record)
        && record.history().stream().map(HistoryEntry::eventId).anyMatch(eventIds::contains);
  }

  private boolean hasPendingReconcile(UserRecord record) {
    return record.pendingReconciles().values().stream()
        .anyMatch(pending -> pending.isExpected(clock.instant()));
  }

  /** Delayed messages do not count: they are pending reconciles, which the ledger holds. */
  private boolean holdsMessages(String queueUrl) {
    Map<QueueAttributeName, String> counts =
        sqs.getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(MESSAGE_COUNTS))
            .attributes();
    return counts.values().stream().anyMatch(count -> !count.equals("0"));
  }

  private static String minutes(Duration timeout) {
    return Quantity.of(timeout.toMinutes(), "minute");
  }
}
