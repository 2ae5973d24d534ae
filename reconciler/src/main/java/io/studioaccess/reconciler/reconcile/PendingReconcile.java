package io.studioaccess.reconciler.reconcile;

import java.time.Duration;
import java.time.Instant;

/**
 * A reconcile of a user that waits in a function's queue. Each function has at most one for a user:
 * an earlier one takes its place, and the message of the replaced one is ignored.
 *
 * @param turn what its message carries: the fence of the lease under which it was sent
 * @param since when the event happened that all this follows from
 */
public record PendingReconcile(long turn, Instant due, Instant since) {
  /** SQS's longest delay. A message later than that is lost or lies in a dead-letter queue. */
  private static final Duration LATE = Duration.ofMinutes(15);

  /** Whether its message can still arrive. */
  public boolean isExpected(Instant now) {
    return now.isBefore(due.plus(LATE));
  }
}
