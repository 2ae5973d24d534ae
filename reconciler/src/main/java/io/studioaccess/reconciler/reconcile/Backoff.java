package io.studioaccess.reconciler.reconcile;

import java.time.Duration;

/**
 * How long to wait before a reconcile: 5 s after an operation, then twice as long with every
 * attempt, at most SQS's 15 minutes.
 */
public final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(5);

  /** SQS's longest delay. */
  public static final Duration LONGEST = Duration.ofMinutes(15);

  private static final int DOUBLINGS_TO_LONGEST = 8;

  private Backoff() {}

  /**
   * No delay the first time, then longer: while the two functions hold different copies of the
   * mapping, each may find that the other has to act.
   *
   * @param handOvers how many hand-overs in a row came before
   */
  static Duration beforeHandOver(int handOvers) {
    return handOvers == 0 ? Duration.ZERO : before(handOvers);
  }

  /**
   * @param attempt 1 for the first
   */
  public static Duration before(int attempt) {
    int doublings = Math.clamp(attempt - 1L, 0, DOUBLINGS_TO_LONGEST);
    Duration delay = FIRST.multipliedBy(1L << doublings);
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }
}
