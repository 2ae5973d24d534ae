package io.studioaccess.reconcile;

import java.time.Duration;
import java.time.Instant;

/**
 * A look at a user that is waiting in a function's queue. Each function has at most one for a user:
 * whoever looks sooner takes its place, and the message of the one before means nothing any more.
 *
 * @param turn what its message carries: the fence of the lease under which it was sent
 * @param since when the event happened that all this follows from
 */
public record NextLook(long turn, Instant due, Instant since) {
  /** The longest delay of SQS: a message that late is lost, or lies in a dead-letter queue. */
  private static final Duration LATE = Duration.ofMinutes(15);

  /** Whether it can still be expected to come. */
  public boolean isExpected(Instant now) {
    return now.isBefore(due.plus(LATE));
  }
}
