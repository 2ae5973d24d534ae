package io.studioaccess.reconcile;

import java.time.Duration;

/**
 * How long to wait before a look: 5 s when something was just done, then doubling with every look
 * that came too early, at most the 15 minutes that SQS can hold a message back.
 */
public final class Pace {
  private static final Duration FIRST = Duration.ofSeconds(5);

  /** What SQS can hold a message back for. */
  public static final Duration LONGEST = Duration.ofMinutes(15);

  private static final int DOUBLINGS_TO_LONGEST = 8;

  private Pace() {}

  /**
   * At once the first time, then later and later: for as long as the two functions keep different
   * readings of the mapping, each may find that it is the other's turn.
   *
   * @param handedBack how often in a row the functions have named each other before
   */
  static Duration beforeHandOver(int handedBack) {
    return handedBack == 0 ? Duration.ZERO : before(handedBack);
  }

  public static Duration before(int attempt) {
    int doublings = Math.clamp(attempt - 1L, 0, DOUBLINGS_TO_LONGEST);
    Duration delay = FIRST.multipliedBy(1L << doublings);
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }
}
