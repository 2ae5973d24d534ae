package io.studioaccess.sweep;

import io.studioaccess.reconcile.LookAgain;
import io.studioaccess.reconcile.Side;
import java.time.Duration;
import java.util.List;

/** The queues of all three functions, from the sweeper's side. */
public interface SweepQueues {

  void name(List<LookAgain> users, Side side);

  /**
   * Back to the sweeper.
   *
   * @param delay whole seconds, at most SQS's 15 minutes
   */
  void toMyself(SweepRequest request, Duration delay);
}
