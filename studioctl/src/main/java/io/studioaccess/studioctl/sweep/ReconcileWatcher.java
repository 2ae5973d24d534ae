package io.studioaccess.studioctl.sweep;

import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.HistoryEntry;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Interruption;
import io.studioaccess.studioctl.console.Problem;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.console.Waiting;
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
 * Watches the functions deal with users: by the ledger, which says who still waits for a further
 * look, and by the queues, which say whether anything was not looked at yet.
 */
@Singleton
public final class ReconcileWatcher {
  private static final List<QueueAttributeName> WAITING =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

  private static final String GOES_ON =
      "The functions go on by themselves; \"studioctl status\" shows how far they are.";

  private final LedgerReader ledger;
  private final SqsClient sqs;
  private final List<String> queueUrls;
  private final Display display;
  private final Clock clock;
  private final Waiting waiting;

  ReconcileWatcher(
      LedgerReader ledger,
      SqsClient sqs,
      FunctionSettings settings,
      ReconcileSettings reconcileSettings,
      Display display,
      Clock clock,
      Waiting waiting) {
    this.ledger = ledger;
    this.sqs = sqs;
    this.queueUrls =
        List.of(
            reconcileSettings.sweeperQueueUrl(),
            settings.provisionerQueueUrl(),
            settings.deprovisionerQueueUrl());
    this.display = display;
    this.clock = clock;
    this.waiting = waiting;
  }

  /**
   * Waits until nobody of them is waiting for a look, and no message is. Whoever was right already
   * is told nothing, and counts once the queues are empty.
   *
   * @param eventIds of the messages that named them
   * @return what the ledger says then
   * @throws Problem if it takes longer; the functions go on by themselves
   */
  public LedgerSnapshot toTheEnd(Collection<UserId> users, Set<String> eventIds, Duration atMost) {
    AtomicLong open = new AtomicLong(users.size());
    try (Progress progress = display.progress("Following", users.size());
        Interruption _ = display.onInterruption(() -> "Interrupted. " + GOES_ON)) {
      return waiting.until(
          atMost,
          () -> {
            boolean areQueuesEmpty = queueUrls.stream().noneMatch(this::holdsMessages);
            LedgerSnapshot now = ledger.read();
            open.set(users.stream().filter(user -> waits(now.recordOf(user))).count());
            long done = users.stream().filter(user -> isDone(now.recordOf(user), eventIds)).count();
            progress.to(done);
            return open.get() == 0 && (areQueuesEmpty || done == users.size())
                ? Optional.of(now)
                : Optional.empty();
          },
          () ->
              "After %d minutes %d of %d users still wait for a look. %s"
                  .formatted(atMost.toMinutes(), open.get(), users.size(), GOES_ON));
    }
  }

  private boolean isDone(UserRecord record, Set<String> eventIds) {
    return !waits(record)
        && record.history().stream().map(HistoryEntry::eventId).anyMatch(eventIds::contains);
  }

  private boolean waits(UserRecord record) {
    return record.pendingReconciles().values().stream()
        .anyMatch(pending -> pending.isExpected(clock.instant()));
  }

  /** Not those that are delayed: each is the next look of somebody, and the ledger knows it. */
  private boolean holdsMessages(String queueUrl) {
    Map<QueueAttributeName, String> counts =
        sqs.getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(WAITING)).attributes();
    return counts.values().stream().anyMatch(count -> !count.equals("0"));
  }
}
