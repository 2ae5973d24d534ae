package io.studioaccess.sandbox.page.view;

import io.studioaccess.sandbox.stack.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The clock. A running clock changes all the time; the page counts the seconds itself, so the
 * section changes only when the clock was moved.
 */
record ClockSection(Sandbox sandbox, boolean isRunning) implements Section {

  /**
   * @param ahead of the machine's clock, in seconds; of the year 1970 for a frozen clock
   * @param next when the next waiting work or schedule is due; empty if nothing ever is
   */
  record ClockView(long ahead, boolean running, String next) {}

  @Override
  public ClockView read() {
    Instant now = sandbox.clock().instant();
    Duration ahead =
        isRunning ? Duration.between(Instant.now(), now) : Duration.between(Instant.EPOCH, now);
    return new ClockView(Math.round(ahead.toMillis() / 1000.0), isRunning, next());
  }

  private String next() {
    Optional<Instant> next = sandbox.nextDue();
    return next.map(Instant::toString).orElse("");
  }
}
