package io.studioaccess.simulation;

import java.time.Duration;
import java.util.List;

/**
 * When changes happen: within seconds of one another as a rule, sometimes after hours or days, and
 * sometimes at the edges of what the functions measure.
 */
final class Moments {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** The lease of a user, the longest life of a cached row, and a cache of names. */
  private static final List<Long> EDGES = List.of(90_000L, 75_000L, 60_000L);

  private final Setting setting;
  private long last;

  /**
   * @param first in epoch milliseconds
   */
  Moments(Setting setting, long first) {
    this.setting = setting;
    this.last = first;
  }

  long next(Dice dice) {
    int luck = dice.below(20);
    if (luck < 10) {
      last += dice.below(10_000);
    } else if (luck < 14) {
      last += dice.below(600_000);
    } else if (luck < 16) {
      last += dice.between(0, 4 * HOUR);
    } else if (luck < 19) {
      last = edge(dice);
    } else {
      last += dice.between(0, 9 * DAY);
    }
    return last;
  }

  private long edge(Dice dice) {
    return switch (setting.focus() == Focus.RETURNERS ? dice.below(2) : dice.below(5)) {
      case 0 -> sweepAfter(last + setting.grace().toMillis()) + dice.below(40_000);
      case 1 -> sweepAfter(last) + dice.below(10_000);
      case 2 -> last + HOUR - 1 + dice.below(3);
      default -> last + dice.any(EDGES) - 1 + dice.below(3);
    };
  }

  /** The next hourly sweep. */
  private static long sweepAfter(long moment) {
    long first = Timeline.START + History.TICK;
    return moment + Math.floorMod(first - moment, HOUR);
  }

  /** A moment after this one, half an hour after a sweep. */
  static long quiet(long moment) {
    return sweepAfter(moment) + HOUR / 2;
  }

  /** How far a clock is from the true time: often just as far as a lease is long. */
  static long offset(Dice dice, long most) {
    long edge = dice.any(EDGES) - 1 + dice.below(3);
    return edge <= most && dice.oneIn(2) ? dice.oneIn(2) ? edge : -edge : dice.between(-most, most);
  }
}
