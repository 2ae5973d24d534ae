package io.studioaccess.sandbox.functionwaits;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What rewritten classes call instead of the JDK. A wait lasts a fraction of what was asked for,
 * and whoever asks for the time afterwards is told that it passed in full.
 *
 * <p>Public, since the classes that call it lie in other packages.
 */
public final class Waits {

  private static final AtomicLong LEFT_OUT = new AtomicLong();
  private static volatile int divisor = 1;

  private Waits() {}

  static void divideBy(int number) {
    divisor = number;
  }

  /** In place of {@link TimeUnit#sleep}. */
  public static void sleep(TimeUnit unit, long time) throws InterruptedException {
    long asked = unit.toNanos(time);
    if (asked > 0) {
      long begun = System.nanoTime();
      Thread.sleep(Duration.ofNanos(asked / divisor));
      LEFT_OUT.addAndGet(Math.max(0, asked - (System.nanoTime() - begun)));
    }
  }

  /** In place of {@link System#nanoTime}. */
  public static long nanoTime() {
    return System.nanoTime() + LEFT_OUT.get();
  }
}
