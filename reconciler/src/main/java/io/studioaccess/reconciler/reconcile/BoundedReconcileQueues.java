package io.studioaccess.reconciler.reconcile;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Queues that take no message beyond the {@link ChainLimit}. The user is not lost: the ledger keeps
 * what is unfinished, and the first sweep after the message would have been due requests a
 * reconcile, with which a new chain begins.
 */
public final class BoundedReconcileQueues implements ReconcileQueues {
  private final ReconcileQueues queues;
  private final Consumer<ReconcileRequest> ended;

  /**
   * @param ended receives each message that is not sent
   */
  public BoundedReconcileQueues(ReconcileQueues queues, Consumer<ReconcileRequest> ended) {
    this.queues = queues;
    this.ended = ended;
  }

  @Override
  public void requeue(ReconcileRequest request, Duration delay) {
    if (isAdmitted(request)) {
      queues.requeue(request, delay);
    }
  }

  @Override
  public void handOver(ReconcileRequest request, Duration delay) {
    if (isAdmitted(request)) {
      queues.handOver(request, delay);
    }
  }

  private boolean isAdmitted(ReconcileRequest request) {
    boolean admitted = ChainLimit.admits(request.trigger().links());
    if (!admitted) {
      ended.accept(request);
    }
    return admitted;
  }
}
