package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.sweep.EventSweeps;
import io.studioaccess.reconciler.sweep.GroupBurst;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bursts are recorded by whoever saw the last one. */
public abstract class EventSweepsContract {
  private static final String GROUP = "0a1b2c3d4e-11111111-1111-4111-8111-111111111111";
  private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00.123Z");
  private static final GroupBurst COMPARED = new GroupBurst(MORNING, "one", Optional.empty());
  private static final GroupBurst REQUESTED =
      new GroupBurst(
          MORNING,
          "two",
          Optional.of(new GroupBurst.Pending(MORNING.plusMillis(1), MORNING.plusSeconds(75))));

  protected abstract EventSweeps sweeps();

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
}
