package io.studioaccess.reconciler.reconcile;

import java.time.Duration;
import java.time.Instant;

/**
 * A reconcile of a user that waits in a function's queue. Each function has at most one per user: a
 * reconcile that starts earlier replaces it, and the message of the replaced one is ignored.
 *
 * @param turn identifies its message: the fence of the lease under which the message was sent
 * @param since when the original event happened
 */
public record PendingReconcile(long turn, Instant due, Instant since) {
  /** SQS's maximum delay. A message that is later is lost or in a dead-letter queue. */
  private static final Duration LATE = Duration.ofMinutes(15);

  /** Whether its message can still arrive. */
  public boolean isExpected(Instant now) {
    return now.isBefore(due.plus(LATE));
  }
}
