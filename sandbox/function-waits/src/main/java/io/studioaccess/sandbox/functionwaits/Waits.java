package io.studioaccess.sandbox.functionwaits;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shortens the AWS SDK's waits inside a function: the pauses before its retries and those of
 * client-side rate limiting. Rewritten SDK classes call these methods instead of the JDK's.
 *
 * <p>Each wait lasts one part in so many as the system property {@value #DIVISOR} says, and {@link
 * #nanoTime}, the rate limiter's clock, advances by the full time. The SDK therefore decides as if
 * it had waited in full: it makes the same attempts, asks for the same pauses, and gives up at the
 * same point. The function's code is unchanged.
 *
 * <p>Limits: The timeouts of the SDK and of Lambda count real time. A call or a batch whose waits
 * alone would exceed a timeout in AWS continues here. The sandbox's clock does not move by the
 * skipped time. If several threads wait at once, the rate limiter's clock advances by the sum of
 * what they skipped, as if they had waited one after the other.
 *
 * <p>Public, because the calling classes are in other packages.
 */
public final class Waits {

  private static final String DIVISOR = "sandbox.waits.divisor";
  private static final AtomicLong SKIPPED_NANOS = new AtomicLong();
  private static volatile int divisor = Integer.getInteger(DIVISOR, 1);

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
