package io.studioaccess.conformance.aws;

import java.time.Duration;
import java.time.Instant;

/** The time that AWS's asynchronous operations take. */
public interface Time {

  Instant now();

  /**
   * Returns when this much time has passed.
   *
   * @throws InterruptedRun if the thread is interrupted
   */
  void pass(Duration duration);

  /** Time that passes by itself. */
  static Time real() {
    return new Time() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void pass(Duration duration) {
        try {
          Thread.sleep(duration);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new InterruptedRun();
        }
      }
    };
  }
}
