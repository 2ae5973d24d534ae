package io.studioaccess.conformance.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Waits for AWS by asking again. */
public final class Waiter {

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
  private static final int QUESTIONS = 80;

  private final Time time;

  public Waiter(Time time) {
    this.time = time;
  }

  /**
   * Returns when the state is the expected one.
   *
   * @param state asks AWS, and returns a short text such as a status
   * @return how long it took, as exactly as AWS was asked
   * @throws AssertionError if the state is another one when the limit is over
   */
  public Duration until(String what, String expected, Duration limit, Supplier<String> state) {
    Instant start = time.now();
    String actual = state.get();
    while (!actual.equals(expected)) {
      Duration waited = Duration.between(start, time.now());
      if (waited.compareTo(limit) >= 0) {
        throw new AssertionError(
            "%s is not %s but %s after %d minutes"
                .formatted(what, expected, actual, limit.toMinutes()));
      }
      time.pass(pause(limit));
      actual = state.get();
    }
    return Duration.between(start, time.now());
  }

  private static Duration pause(Duration limit) {
    Duration part = limit.dividedBy(QUESTIONS);
    return part.compareTo(SHORTEST_PAUSE) > 0 ? part : SHORTEST_PAUSE;
  }
}
