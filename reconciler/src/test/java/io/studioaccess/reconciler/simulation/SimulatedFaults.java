package io.studioaccess.reconciler.simulation;

import java.util.Random;

/**
 * Makes calls of the ports fail at random: before their effect, after it, or because the function
 * is killed, so that it makes no further call.
 */
final class SimulatedFaults {
  private final Random random;
  private double rate;
  private boolean killed;

  /** A call that failed and may succeed later. */
  static final class FailedCallException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  SimulatedFaults(Random random) {
    this.random = random;
  }

  /**
   * @param newRate the probability that a call fails, from 0 to 1
   */
  void failWith(double newRate) {
    rate = newRate;
  }

  /** The function of the last message has ended, one way or another. */
  void startFunction() {
    killed = false;
  }

  void read() {
    if (killed || random.nextDouble() < rate) {
      throw new FailedCallException();
    }
  }

  /** Does the write, or fails before it or after it. */
  void write(Runnable effect) {
    read();
    effect.run();
    if (random.nextDouble() < rate / 2) {
      killed = random.nextInt(4) == 0;
      throw new FailedCallException();
    }
  }
}
