package io.studioaccess.simulation;

import java.util.List;

/**
 * How much goes wrong in a history. A part of the histories is calm, so that the laws can be strict
 * there: what is late has no excuse. In the others, each kind of fault is switched on or off,
 * because one kind may hide what another one shows.
 *
 * @param failures calls that fail, of a million
 * @param kills calls during which the function is killed, of a million
 * @param throttled calls that are throttled, of a million
 * @param stale whether reads of the directory may be out of date
 * @param slow whether calls may take seconds
 * @param doubled whether messages may come twice
 * @param races whether some invocations are far slower than others, and each stops once for up to
 *     forty seconds: the others overtake it
 * @param clocks the greatest difference between two clocks, in milliseconds
 */
record Trouble(
    int failures,
    int kills,
    int throttled,
    boolean stale,
    boolean slow,
    boolean doubled,
    boolean races,
    long clocks) {
  /** More than the difference between the longest invocation (60 s) and the lease (90 s). */
  private static final long A_JUMP = 240_000;

  static final Trouble NONE = new Trouble(0, 0, 0, false, false, false, false, 0);

  /** Events and messages come in any order, and some twice. Nothing else goes wrong. */
  private static final Trouble DISORDER = new Trouble(0, 0, 0, false, false, true, false, 0);

  static Trouble of(Focus focus, Dice dice) {
    if (focus == Focus.EVENTS) {
      return DISORDER;
    }
    boolean leases = focus == Focus.LEASES;
    boolean races = focus.isHasty();
    if (!leases && focus != Focus.RACES && dice.oneIn(focus == Focus.ANYTHING ? 3 : 2)) {
      return new Trouble(0, 0, 0, false, false, false, races && dice.oneIn(2), 0);
    }
    return new Trouble(
        dice.oneIn(2) ? dice.any(List.of(3_000, 20_000, 60_000)) : 0,
        dice.oneIn(2) ? dice.any(List.of(4_000, 20_000)) : 0,
        dice.oneIn(3) ? 40_000 : 0,
        dice.oneIn(2),
        leases || dice.oneIn(3),
        dice.oneIn(2),
        races || dice.oneIn(4),
        leases || dice.oneIn(4) ? A_JUMP : dice.oneIn(2) ? 2_000 : 0);
  }

  /** Whether nothing can fail or be late except the events. */
  boolean isCalm() {
    return failures == 0
        && kills == 0
        && throttled == 0
        && !stale
        && !slow
        && !races
        && clocks == 0;
  }
}
