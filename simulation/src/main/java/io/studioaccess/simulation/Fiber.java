package io.studioaccess.simulation;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * An invocation's thread. It and the timeline hand the control to each other, so that exactly one
 * of them runs at a time. Virtual threads make that cheap if they have a single carrier ({@code
 * -Djdk.virtualThreadScheduler.parallelism=1}).
 */
final class Fiber {
  private final Invocation invocation;
  private final Thread thread;
  private volatile @Nullable Thread driver;
  private volatile boolean running;
  private volatile boolean done;
  private volatile @Nullable Throwable failure;
  private boolean started;

  Fiber(Invocation invocation, Runnable body) {
    this.invocation = invocation;
    this.thread = Thread.ofVirtual().unstarted(() -> run(body));
  }

  private void run(Runnable body) {
    try {
      body.run();
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      done = true;
      handBack();
    }
  }

  Invocation invocation() {
    return invocation;
  }

  boolean isDone() {
    return done;
  }

  /**
   * Lets the fiber run until it pauses or ends.
   *
   * @throws IllegalStateException if its body threw, which is a fault of the simulation
   */
  void resume() {
    driver = Thread.currentThread();
    running = true;
    if (started) {
      LockSupport.unpark(thread);
    } else {
      started = true;
      thread.start();
    }
    while (running) {
      LockSupport.park(this);
    }
    if (failure != null) {
      throw new IllegalStateException("an invocation escaped its runtime", failure);
    }
  }

  /** Pauses the fiber, on its own thread, until it is resumed. */
  void pause() {
    handBack();
    while (!running) {
      LockSupport.park(this);
    }
  }

  private void handBack() {
    running = false;
    LockSupport.unpark(driver);
  }
}
