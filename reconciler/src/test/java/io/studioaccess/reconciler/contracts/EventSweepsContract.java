package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.sweep.EventSweeps;
import io.studioaccess.reconciler.sweep.GroupBurst;
import io.studioaccess.reconciler.sweep.SweepRequest.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Merges the sweeps that events request: bursts are recorded by whoever saw the last one, and
 * sweeps of all users begin once per period.
 */
public abstract class EventSweepsContract {
  private static final Duration PERIOD = Duration.ofMinutes(5);
  private static final String GROUP = "0a1b2c3d4e-11111111-1111-4111-8111-111111111111";
  private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00.123Z");
  private static final GroupBurst COMPARED = new GroupBurst(MORNING, "one", Optional.empty());
  private static final GroupBurst REQUESTED =
      new GroupBurst(
          MORNING,
          "two",
          Optional.of(new GroupBurst.Pending(MORNING.plusMillis(1), MORNING.plusSeconds(75))));

  protected abstract EventSweeps sweeps();

  protected abstract Instant now();

  /** Moves the clock of the function. */
  protected abstract void advance(Duration time);

  @Test
  void aBurstIsReadAsItWasRecorded() {
    assertThat(sweeps().burst(GROUP)).isEmpty();

    assertThat(sweeps().replace(GROUP, Optional.empty(), REQUESTED)).isTrue();
    assertThat(sweeps().burst(GROUP)).contains(REQUESTED);
    assertThat(sweeps().replace(GROUP, Optional.of(REQUESTED), COMPARED)).isTrue();
    assertThat(sweeps().burst(GROUP)).contains(COMPARED);
  }

  @Test
  void whoSawAnOlderBurstRecordsNothing() {
    assertThat(sweeps().replace(GROUP, Optional.empty(), COMPARED)).isTrue();
    assertThat(sweeps().replace(GROUP, Optional.empty(), REQUESTED)).isFalse();
    assertThat(sweeps().replace(GROUP, Optional.of(REQUESTED), COMPARED)).isFalse();
    assertThat(sweeps().replace(GROUP, Optional.of(COMPARED), REQUESTED)).isTrue();
    assertThat(sweeps().replace(GROUP, Optional.of(COMPARED), REQUESTED)).isFalse();
    assertThat(sweeps().burst(GROUP)).contains(REQUESTED);
  }

  @Test
  void subjectsAreKeptApart() {
    String other = "\"a group\",\"another\"";
    assertThat(sweeps().replace(GROUP, Optional.empty(), COMPARED)).isTrue();

    assertThat(sweeps().burst(other)).isEmpty();
    assertThat(sweeps().replace(other, Optional.empty(), REQUESTED)).isTrue();
    assertThat(sweeps().burst(other)).contains(REQUESTED);
  }

  @Test
  void aFloodOfEventsWithoutANameGetsOneSweepPerPeriod() {
    // Given
    List<Instant> starts = new ArrayList<>();
    List<Instant> events = new ArrayList<>();

    // When
    for (int i = 0; i < 120; i++) {
      Instant moment = now();
      events.add(moment);
      sweeps().delayOfAll(Scope.MEMBERS).ifPresent(delay -> starts.add(moment.plus(delay)));
      advance(Duration.ofSeconds(7));
    }

    // Then
    assertThat(starts).hasSizeBetween(3, 5);
    assertThat(events)
        .allSatisfy(event -> assertThat(starts).anyMatch(start -> start.isAfter(event)));
    for (int i = 2; i < starts.size(); i++) {
      assertThat(Duration.between(starts.get(i - 1), starts.get(i)))
          .isBetween(PERIOD.minusSeconds(1), PERIOD.plusSeconds(1));
    }
  }

  @Test
  void membersAndStatusHavePeriodsOfTheirOwn() {
    assertThat(sweeps().delayOfAll(Scope.MEMBERS)).contains(Duration.ofSeconds(5));
    assertThat(sweeps().delayOfAll(Scope.STATUS)).contains(Duration.ofSeconds(5));
    assertThat(sweeps().delayOfAll(Scope.MEMBERS)).isPresent();
    assertThat(sweeps().delayOfAll(Scope.MEMBERS)).isEmpty();
    advance(PERIOD.multipliedBy(2));
    assertThat(sweeps().delayOfAll(Scope.MEMBERS)).contains(Duration.ofSeconds(5));
  }
}
