package io.studioaccess.reconciler.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random histories in which events get lost, calls fail and functions are killed. After one sweep
 * every user has exactly the access of their memberships. {@code HistoriesIT} runs a few of the
 * same kind through the packaged functions.
 *
 * <p>{@code -Dsimulation.first=17 -Dsimulation.histories=1} repeats the history with the seed 17.
 */
class SimulatedHistoriesTest {
  private static final long FIRST = Long.getLong("simulation.first", 1);
  private static final long HISTORIES = Long.getLong("simulation.histories", 400);
  private static final int CHANGES = 40;

  @Test
  void afterOneSweepEveryUserHasTheAccessOfTheirMemberships() {
    LongStream.range(FIRST, FIRST + HISTORIES).forEach(SimulatedHistoriesTest::check);
  }

  /** Half of the directory's reads are too early, and half of the events have nothing new. */
  @Test
  void twoEventsOfEachChangeNeedNoSweep() {
    LongStream.range(FIRST, FIRST + HISTORIES / 2)
        .forEach(
            seed -> {
              SimulatedHistory history = SimulatedHistory.withoutLosses(seed);

              history.run(CHANGES);

              assertThat(history.roles())
                  .as("roles by user, seed " + seed)
                  .isEqualTo(history.entitled());
            });
  }

  private static void check(long seed) {
    try {
      // Given
      SimulatedHistory history = new SimulatedHistory(seed);

      // When
      history.run(CHANGES);
      history.sweepAfter(Duration.ofMinutes(20));

      // Then
      assertThat(history.roles()).as("roles by user").isEqualTo(history.entitled());

      // When the grace period ends
      history.sweepAfter(Duration.ofDays(8));

      // Then
      assertThat(history.ours())
          .as("roles by user, eight days later")
          .isEqualTo(history.entitled());
      assertThat(history.foreignProfiles()).as("foreign profiles").isEqualTo(2);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("the history with the seed " + seed + " fails", e);
    }
  }
}
