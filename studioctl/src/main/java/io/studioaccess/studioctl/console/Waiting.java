package io.studioaccess.studioctl.console;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for the functions, which go on by themselves whether anybody waits or not. */
@Singleton
public final class Waiting {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final Clock clock;
  private final Pause pause;

  Waiting(Clock clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Looks again and again until there is an answer.
   *
   * @param otherwise what to say if it takes longer
   * @throws Problem if it takes longer, or somebody interrupts it
   */
  public <T> T until(Duration atMost, Supplier<Optional<T>> look, Supplier<String> otherwise) {
    Instant end = clock.instant().plus(atMost);
    while (true) {
      rest();
      Optional<T> answer = look.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (clock.instant().isAfter(end)) {
        throw new Problem(otherwise.get());
      }
    }
  }

  private void rest() {
    try {
      pause.last(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem("Interrupted. The functions go on by themselves.", e);
    }
  }
}
