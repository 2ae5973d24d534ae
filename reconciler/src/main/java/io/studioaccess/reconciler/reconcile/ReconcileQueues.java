package io.studioaccess.reconciler.reconcile;

import java.time.Duration;

/**
 * The queues of the provisioner and the deprovisioner. A sent request stays until it is handled.
 */
public interface ReconcileQueues {
  /**
   * Sends the request back to the queue of this function.
   *
   * @param delay whole seconds, at most SQS's maximum of 15 minutes
   */
  void requeue(ReconcileRequest request, Duration delay);

  /**
   * Sends the request to the queue of the other function.
   *
   * @param delay whole seconds, at most SQS's maximum of 15 minutes
   */
  void handOver(ReconcileRequest request, Duration delay);
}
