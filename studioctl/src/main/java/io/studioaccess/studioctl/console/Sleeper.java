package io.studioaccess.studioctl.console;

import java.time.Duration;

/** Lets a command wait; tests replace it. */
@FunctionalInterface
public interface Sleeper {

  void sleep(Duration duration) throws InterruptedException;

  /** Sleeps in real time. */
  static Sleeper system() {
    return Thread::sleep;
  }
}
