package io.studioaccess.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void theDelayDoublesUpToWhatSqsCanHold() {
    assertThat(Pace.before(1)).isEqualTo(Duration.ofSeconds(5));
    assertThat(Pace.before(2)).isEqualTo(Duration.ofSeconds(10));
    assertThat(Pace.before(8)).isEqualTo(Duration.ofSeconds(640));
    assertThat(Pace.before(9)).isEqualTo(Duration.ofMinutes(15));
    assertThat(Pace.before(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
  }
}
