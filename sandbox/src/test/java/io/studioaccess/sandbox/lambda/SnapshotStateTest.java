package io.studioaccess.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.clock.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SnapshotStateTest {

  private final SandboxClock clock = SandboxClock.frozenAt(Instant.parse("2026-03-02T09:00:00Z"));
  private final SnapshotState version = new SnapshotState(clock);

  @Test
  void isActiveForFourteenDays() {
    clock.advance(Duration.ofDays(14).minusSeconds(1));
    assertThat(version.invoke()).isEmpty();

    clock.advance(Duration.ofDays(13));
    assertThat(version.invoke()).isEmpty();
  }

  @Test
  void afterwardsItFailsUntilItIsInitialized() {
    // When
    clock.advance(Duration.ofDays(14));

    // Then
    assertThat(version.invoke())
        .hasValueSatisfying(
            failed -> assertThat(failed.errorType()).isEqualTo("SnapStartNotReadyException"));
    clock.advance(Duration.ofSeconds(30));
    assertThat(version.invoke()).isPresent();
    clock.advance(Duration.ofSeconds(30));
    assertThat(version.invoke()).isEmpty();
  }
}
