package io.studioaccess.simulation;

import java.util.List;

/**
 * A stream of random numbers. Each change, message and invocation throws dice of its own, so that a
 * history without one of them is otherwise the same: this is what makes shortening possible.
 */
final class Dice {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  Dice(long seed) {
    state = seed;
  }

  /** A seed from a seed and a number, unrelated to that of any other number. */
  static long mix(long seed, long number) {
    return scramble(scramble(seed + GOLDEN_GAMMA) ^ (number * GOLDEN_GAMMA + 1));
  }

  /** SplitMix64. */
  private static long scramble(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  long next() {
    state += GOLDEN_GAMMA;
    return scramble(state);
  }

  /** From 0 to one less than the bound. */
  int below(int bound) {
    return (int) (((next() >>> 33) * bound) >>> 31);
  }

  /** From the first to one less than the second. */
  long between(long first, long second) {
    return first + (next() >>> 1) % (second - first);
  }

  boolean oneIn(int times) {
    return below(times) == 0;
  }

  <T> T any(List<T> choices) {
    return choices.get(below(choices.size()));
  }
}
