package io.studioaccess.reconcile;

import java.time.Duration;

/** The queues of the two functions. A message sent is kept until a function has dealt with it. */
public interface LookAgainQueues {

  /**
   * Back to the function that sends it.
   *
   * @param delay whole seconds, at most SQS's 15 minutes
   */
  void toMyself(LookAgain message, Duration delay);

  /**
   * At once the first time, then later and later: for as long as the two read different mappings,
   * each may find that it is the other's turn.
   */
  void toTheOther(LookAgain message);
}
