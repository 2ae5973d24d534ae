package io.studioaccess.simulation;

/**
 * How fast an invocation is, compared with others. Each has a pace of its own and stops once, at a
 * random call: so one overtakes another at every point with some probability, which calls of equal
 * length would hardly ever do.
 */
final class Pace {
  private static final int CALLS = 20;
  private static final int LONGEST_STOP = 40_000;

  private final int slowness;
  private final int stop;
  private final int stopsFor;
  private int calls;

  Pace(Dice dice) {
    slowness = 1 << (3 * dice.below(3));
    stop = dice.below(CALLS);
    stopsFor = dice.below(dice.oneIn(2) ? LONGEST_STOP : LONGEST_STOP / 20);
  }

  /** How long the next call takes that would otherwise take this time. */
  long millis(long otherwise) {
    return otherwise * slowness + (calls++ == stop ? stopsFor : 0);
  }
}
