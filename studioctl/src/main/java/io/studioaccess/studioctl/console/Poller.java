package io.studioaccess.studioctl.console;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Polls for the results of the functions, which work asynchronously. */
@Singleton
public final class Poller {
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final Clock clock;
  private final Sleeper sleeper;

  Poller(Clock clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Polls every two seconds until an attempt returns a value.
   *
   * @param timeoutMessage the error message after the timeout
   * @throws CommandException after the timeout, or if the thread is interrupted
   */
  public <T> T until(
      Duration timeout, Supplier<Optional<T>> attempt, Supplier<String> timeoutMessage) {
    Instant end = clock.instant().plus(timeout);
    while (true) {
      sleep();
      Optional<T> value = attempt.get();
      if (value.isPresent()) {
        return value.get();
      }
      if (clock.instant().isAfter(end)) {
        throw new CommandException(timeoutMessage.get());
      }
    }
  }

  private void sleep() {
    try {
      sleeper.sleep(INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("Interrupted. The functions continue on their own.", e);
    }
  }
}
