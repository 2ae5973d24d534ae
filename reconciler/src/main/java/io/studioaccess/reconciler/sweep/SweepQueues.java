package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import java.time.Duration;
import java.util.List;

/** The queues of all three functions, as the sweeper uses them. */
public interface SweepQueues {

  /** Requests the reconcile of these users in this direction. */
  void request(List<ReconcileRequest> users, Direction direction);

  /**
   * Sends the request back to the queue of the sweeper.
   *
   * @param delay whole seconds, at most SQS's maximum of 15 minutes
   */
  void requeue(SweepRequest request, Duration delay);
}
