package io.studioaccess.studioctl.console;

import java.time.Duration;

/** How a command waits for the functions to go on. */
@FunctionalInterface
public interface Pause {

  void last(Duration duration) throws InterruptedException;

  /** On the machine's clock. */
  static Pause real() {
    return Thread::sleep;
  }
}
