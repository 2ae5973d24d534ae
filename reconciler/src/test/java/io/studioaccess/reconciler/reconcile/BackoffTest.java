package io.studioaccess.reconciler.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void delayDoublesUpToTheSqsMaximum() {
    assertThat(Backoff.before(1)).isEqualTo(Duration.ofSeconds(5));
    assertThat(Backoff.before(2)).isEqualTo(Duration.ofSeconds(10));
    assertThat(Backoff.before(8)).isEqualTo(Duration.ofSeconds(640));
    assertThat(Backoff.before(9)).isEqualTo(Duration.ofMinutes(15));
    assertThat(Backoff.before(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
  }
}
