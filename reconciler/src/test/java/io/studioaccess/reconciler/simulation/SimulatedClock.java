package io.studioaccess.reconciler.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Moves only when it is told to. */
final class SimulatedClock implements InstantSource {
  private Instant now = Instant.parse("2026-03-02T09:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration time) {
    now = now.plus(time);
  }

  /** Does nothing if the moment has passed. */
  void advanceTo(Instant moment) {
    if (moment.isAfter(now)) {
      now = moment;
    }
  }
}
