package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.sweep.EventSweeps;
import io.studioaccess.reconciler.sweep.SweepRequest.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Merges the sweeps that events request. */
public abstract class EventSweepsContract {
  private static final Duration PERIOD = Duration.ofMinutes(5);

  private static final GroupId GROUP =
      new GroupId("0a1b2c3d4e-11111111-1111-4111-8111-111111111111");

  protected abstract EventSweeps sweeps();

  protected abstract Instant now();

  /** Moves the clock of the function. */
  protected abstract void advance(Duration time);

  @Test
  void theTwinOfAGroupsEventSweepsNothing() {
    Instant change = now();
    advance(Duration.ofSeconds(1));

    assertThat(sweeps().begins(GROUP, change, "native")).isTrue();
    advance(Duration.ofMinutes(3));
    assertThat(sweeps().begins(GROUP, change, "trail")).isFalse();
  }

  @Test
  void aLaterChangeOfTheGroupIsSwept() {
    Instant change = now();
    assertThat(sweeps().begins(GROUP, change, "one")).isTrue();
    advance(Duration.ofSeconds(1));

    assertThat(sweeps().begins(GROUP, now(), "two")).isTrue();
  }

  @Test
  void aMessageThatIsDeliveredAgainIsSweptAgain() {
    Instant change = now();
    assertThat(sweeps().begins(GROUP, change, "one")).isTrue();

    assertThat(sweeps().begins(GROUP, change, "one")).isTrue();
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
