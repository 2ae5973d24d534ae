package io.studioaccess.sandbox.functionwaits;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Replaces the JDK's methods in rewritten classes. A wait lasts a fraction of the requested time,
 * and {@link #nanoTime} then advances by the full time.
 *
 * <p>Public, because the calling classes are in other packages.
 */
public final class Waits {

  private static final AtomicLong SKIPPED_NANOS = new AtomicLong();
  private static volatile int divisor = 1;

  private Waits() {}

  static void divideBy(int newDivisor) {
    divisor = newDivisor;
  }

  /** Replaces {@link TimeUnit#sleep}. */
  public static void sleep(TimeUnit unit, long time) throws InterruptedException {
    long requested = unit.toNanos(time);
    if (requested > 0) {
      long start = System.nanoTime();
      Thread.sleep(Duration.ofNanos(requested / divisor));
      SKIPPED_NANOS.addAndGet(Math.max(0, requested - (System.nanoTime() - start)));
    }
  }

  /** Replaces {@link System#nanoTime}. */
  public static long nanoTime() {
    return System.nanoTime() + SKIPPED_NANOS.get();
  }
}
