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
   * To the other function.
   *
   * @param delay whole seconds, at most SQS's 15 minutes
   */
  void toTheOther(LookAgain message, Duration delay);
}
