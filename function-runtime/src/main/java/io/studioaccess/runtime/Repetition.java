package io.studioaccess.runtime;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Repeats code until the JVM has compiled what is hot in it, at most a number of times and for a
 * limited time. The JVM compiles beside the running code, in other threads.
 *
 * @param most how often the code runs at most
 * @param longest after which time no further run begins
 */
record Repetition(int most, Duration longest) {
  /**
   * Runs between two looks at the compiler. The JVM itself looks at each 128th call of a method
   * (Tier0InvokeNotifyFreqLog), and compiles it after 200 (Tier3InvocationThreshold) or more. In
   * fewer runs, code that each run calls once may not be compiled at all, which would look settled.
   */
  private static final int BATCH = 128;

  /** Less compilation than this share of the time means that the hot code is compiled. */
  private static final double SETTLED = 0.01;

  /** One run of the repeated code. */
  @FunctionalInterface
  interface Run {
    void run() throws Exception;
  }

  /**
   * Repeats the code as often as allowed, whether anything is left to compile or not.
   *
   * @return how often the code ran
   */
  int all(Run code) throws Exception {
    long end = System.nanoTime() + longest.toNanos();
    int runs = 0;
    while (runs < most && System.nanoTime() < end) {
      code.run();
      runs++;
    }
    return runs;
  }

  /**
   * @return how often the code ran, at least once
   */
  int untilCompiled(Run code) throws Exception {
    long end = System.nanoTime() + longest.toNanos();
    int runs = 0;
    boolean isSettled = false;
    do {
      long begun = System.nanoTime();
      long compiledBefore = compilationMillis();
      int batchEnd = Math.min(runs + BATCH, most);
      do {
        code.run();
        runs++;
      } while (runs < batchEnd && System.nanoTime() < end);
      double millis = (System.nanoTime() - begun) / 1e6;
      isSettled = compilationMillis() - compiledBefore < SETTLED * millis;
    } while (!isSettled && runs < most && System.nanoTime() < end);
    return runs;
  }

  /** Time that the compilers have spent so far; 0 if the JVM only interprets. */
  private static long compilationMillis() {
    CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
    return compilers == null || !compilers.isCompilationTimeMonitoringSupported()
        ? 0
        : compilers.getTotalCompilationTime();
  }
}
