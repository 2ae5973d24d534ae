package io.studioaccess.sandbox.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SandboxClockTest {

  private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");

  @Test
  void staysUntilItIsAdvanced() {
    var clock = SandboxClock.frozenAt(START);
    assertThat(clock.instant()).isEqualTo(START);
    clock.advance(Duration.ofMinutes(10));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(600));
  }

  @Test
  void runsAheadOfRealTime() {
    var real = new AtomicLong();
    var clock = SandboxClock.running(() -> START.plusSeconds(real.get()));
    clock.advance(Duration.ofMinutes(10));
    real.set(5);
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(605));
  }

  @Test
  void rejectsGoingBack() {
    var clock = SandboxClock.frozenAt(START);
    clock.advanceTo(START.minusSeconds(1));
    assertThat(clock.instant()).isEqualTo(START);
    assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)));
  }

  @Test
  void advancesInEveryZone() {
    var clock = SandboxClock.frozenAt(START);
    var inTokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
    clock.advance(Duration.ofSeconds(1));
    assertThat(inTokyo.instant()).isEqualTo(clock.instant());
  }

  @Test
  void notifiesListenersWithoutBlockingReaders() {
    // Given
    var clock = SandboxClock.frozenAt(START);
    var observed = new AtomicReference<Instant>();
    clock.onAdvance(
        () ->
            observed.set(
                CompletableFuture.supplyAsync(clock::instant)
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join()));

    // When
    clock.advance(Duration.ofSeconds(1));

    // Then
    assertThat(observed).hasValue(START.plusSeconds(1));
  }
}
