package io.studioaccess.reconciler.sweep;

import java.util.function.BooleanSupplier;

/**
 * How much of the directory and of Studio an invocation lists before it reads the ledger. It holds
 * what it has listed, so the limit bounds its memory. What it leaves, others list.
 */
final class Listing {
  /**
   * About 30 MB of memberships, and a thousand calls. Reading the ledger takes a tenth of the
   * calls, if it has as many users.
   */
  static final int MOST = 100_000;

  private final BooleanSupplier timeIsUp;
  private int listed;

  Listing(BooleanSupplier timeIsUp) {
    this.timeIsUp = timeIsUp;
  }

  void add(int entries) {
    listed += entries;
  }

  boolean isEnough() {
    return listed >= MOST || timeIsUp.getAsBoolean();
  }
}
