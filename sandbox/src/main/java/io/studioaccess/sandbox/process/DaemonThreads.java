package io.studioaccess.sandbox.process;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Platform threads that do not keep the JVM alive. The sandbox has some dozens, most of which wait
 * for a connection. Virtual ones would save nothing, and can stop each other: one that waits while
 * it loads a class keeps its carrier (JEP 491, "Future Work"), and until JDK 25.0.4 one that waits
 * for a monitor can miss its release for good (JDK-8373120).
 */
public final class DaemonThreads {

  private DaemonThreads() {}

  /** As many as there are tasks at once; an idle one is used again. */
  public static ExecutorService perTask() {
    return Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
  }

  public static Thread unstarted(String name, Runnable task) {
    return Thread.ofPlatform().daemon().name(name).unstarted(task);
  }
}
