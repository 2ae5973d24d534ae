package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.reconcile.ChainLimit;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Queues that take no message of the sweeper to itself beyond the {@link ChainLimit}. What the
 * sweep leaves out, the next scheduled one compares.
 */
public final class BoundedSweepQueues implements SweepQueues {
  private final SweepQueues queues;
  private final Consumer<SweepRequest> ended;

  /**
   * @param ended receives each message that is not sent
   */
  public BoundedSweepQueues(SweepQueues queues, Consumer<SweepRequest> ended) {
    this.queues = queues;
    this.ended = ended;
  }

  @Override
  public void request(List<ReconcileRequest> users, Direction direction) {
    queues.request(users, direction);
  }

  @Override
  public void requeue(SweepRequest request, Duration delay) {
    if (ChainLimit.admits(request.links())) {
      queues.requeue(request, delay);
    } else {
      ended.accept(request);
    }
  }
}
