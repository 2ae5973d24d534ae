package io.studioaccess.simulation;

import java.util.List;

/**
 * How much goes wrong in a history. A third of the histories are calm, so that the laws can be
 * strict there: what is late has no excuse.
 *
 * @param failures calls that fail, of a million
 * @param kills calls during which the function is killed, of a million
 * @param throttled calls that are throttled, of a million
 * @param stale whether reads of the directory may be out of date
 * @param slow whether calls may take seconds
 * @param doubled whether messages may come twice
 * @param clocks the greatest difference between two clocks, in milliseconds
 */
record Trouble(
    int failures,
    int kills,
    int throttled,
    boolean stale,
    boolean slow,
    boolean doubled,
    long clocks) {
  /** More than the difference between the longest invocation (60 s) and the lease (90 s). */
  private static final long A_JUMP = 240_000;

  /** Events and messages come in any order, and some twice. Nothing else goes wrong. */
  static final Trouble DISORDER = new Trouble(0, 0, 0, false, false, true, 0);

  static Trouble of(Dice dice) {
    if (dice.oneIn(3)) {
      return new Trouble(0, 0, 0, false, false, false, 0);
    }
    int rate = dice.any(List.of(0, 3_000, 20_000, 60_000));
    return new Trouble(
        rate,
        dice.oneIn(2) ? 4_000 : 0,
        dice.oneIn(3) ? 40_000 : 0,
        dice.oneIn(2),
        dice.oneIn(3),
        dice.oneIn(2),
        dice.oneIn(4) ? A_JUMP : dice.oneIn(2) ? 2_000 : 0);
  }

  /** Whether nothing can fail or be late except the events. */
  boolean isCalm() {
    return failures == 0 && kills == 0 && throttled == 0 && !stale && !slow && clocks == 0;
  }
}
