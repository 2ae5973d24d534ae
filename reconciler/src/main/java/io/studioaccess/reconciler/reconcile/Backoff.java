package io.studioaccess.reconciler.reconcile;

import java.time.Duration;

/**
 * The delay before a reconcile: 5 s for the first attempt, doubled with each further attempt, up to
 * SQS's maximum of 15 minutes.
 */
public final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(5);

  /** SQS's maximum delay. */
  public static final Duration LONGEST = Duration.ofMinutes(15);

  private static final int DOUBLINGS_TO_LONGEST = 8;

  private Backoff() {}

  /**
   * The delay before a hand-over: none for the first, then growing. While the two functions cache
   * different versions of the mapping, each may find that the other must act.
   *
   * @param handOvers the number of preceding hand-overs in a row
   */
  static Duration beforeHandOver(int handOvers) {
    return handOvers == 0 ? Duration.ZERO : before(handOvers);
  }

  /**
   * The delay before an attempt.
   *
   * @param attempt 1 for the first
   */
  public static Duration before(int attempt) {
    int doublings = Math.clamp(attempt - 1L, 0, DOUBLINGS_TO_LONGEST);
    Duration delay = FIRST.multipliedBy(1L << doublings);
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }
}
