package io.studioaccess.studioctl.sweep;

import io.studioaccess.lambda.LookSettings;
import io.studioaccess.lambda.Settings;
import io.studioaccess.membership.UserId;
import io.studioaccess.reconcile.UserRecord;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Pause;
import io.studioaccess.studioctl.console.Problem;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.sweep.Ledger;
import io.studioaccess.sweep.LedgerReader;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Watches the functions deal with users: by the ledger, which says who still waits for a further
 * look, and by the queues, which say whether anything was not looked at yet.
 */
@Singleton
public final class Following {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final List<QueueAttributeName> WAITING =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

  private final LedgerReader ledger;
  private final SqsClient sqs;
  private final List<String> queueUrls;
  private final Display display;
  private final Clock clock;
  private final Pause pause;

  Following(
      LedgerReader ledger,
      SqsClient sqs,
      Settings settings,
      LookSettings look,
      Display display,
      Clock clock,
      Pause pause) {
    this.ledger = ledger;
    this.sqs = sqs;
    this.queueUrls =
        List.of(
            look.sweeperQueueUrl(),
            settings.provisionerQueueUrl(),
            settings.deprovisionerQueueUrl());
    this.display = display;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Waits until nobody of them is waiting for a look, and no message is.
   *
   * @return what the ledger says then
   * @throws Problem if it takes longer; the functions go on by themselves
   */
  public Ledger toTheEnd(Collection<UserId> users, Duration atMost) {
    Instant end = clock.instant().plus(atMost);
    try (Progress progress = display.progress("Following", users.size())) {
      while (true) {
        rest();
        boolean areQueuesEmpty = queueUrls.stream().noneMatch(this::holdsMessages);
        Ledger now = ledger.read();
        long open = users.stream().filter(user -> waits(now.of(user))).count();
        progress.to(users.size() - open);
        if (areQueuesEmpty && open == 0) {
          return now;
        }
        if (clock.instant().isAfter(end)) {
          throw new Problem(
              "After %d minutes %d of %d users still wait for a look. The functions go on by themselves; \"studioctl status\" shows how far they are."
                  .formatted(atMost.toMinutes(), open, users.size()));
        }
      }
    }
  }

  private boolean waits(UserRecord record) {
    return record.nextLooks().values().stream().anyMatch(look -> look.isExpected(clock.instant()));
  }

  /** Not those that are delayed: each is the next look of somebody, and the ledger knows it. */
  private boolean holdsMessages(String queueUrl) {
    Map<QueueAttributeName, String> counts =
        sqs.getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(WAITING)).attributes();
    return counts.values().stream().anyMatch(count -> !count.equals("0"));
  }

  private void rest() {
    try {
      pause.last(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem("Interrupted. The functions go on by themselves.", e);
    }
  }
}
