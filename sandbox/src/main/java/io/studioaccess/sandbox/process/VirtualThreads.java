package io.studioaccess.sandbox.process;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Virtual threads with more carriers than processors. A virtual thread that waits while it loads or
 * initializes a class keeps its carrier, and the JVM makes no other one for it (JDK 25; JEP 491,
 * "Future Work"). With a carrier for each processor, two such threads stop all others on a machine
 * with two processors, and for good if they wait for a lock of a third one.
 */
public final class VirtualThreads {
  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  /** A page loads over six connections at once, and each may be the first to need a class. */
  private static final int SPARE = 8;

  static {
    // The JVM reads it once, before the first virtual thread.
    if (System.getProperty(CARRIERS) == null) {
      int processors = Runtime.getRuntime().availableProcessors();
      System.setProperty(CARRIERS, Integer.toString(processors + SPARE));
    }
  }

  private VirtualThreads() {}

  /** One for each task. */
  public static ExecutorService perTask() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  public static Thread unstarted(String name, Runnable task) {
    return Thread.ofVirtual().name(name).unstarted(task);
  }
}
