package io.studioaccess.reconciler.reconcile;

import java.time.Duration;

/**
 * The queues of the two functions. A request that was sent stays until a function has handled it.
 */
public interface ReconcileQueues {
  /**
   * Back to the function that sends it.
   *
   * @param delay whole seconds, at most SQS's 15 minutes
   */
  void requeue(ReconcileRequest request, Duration delay);

  /**
   * To the other function.
   *
   * @param delay whole seconds, at most SQS's 15 minutes
   */
  void handOver(ReconcileRequest request, Duration delay);
}
