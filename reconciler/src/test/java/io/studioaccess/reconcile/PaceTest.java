package io.studioaccess.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void theDelayDoublesUpToWhatSqsCanHold() {
    assertThat(Pace.after(1)).isEqualTo(Duration.ofSeconds(5));
    assertThat(Pace.after(2)).isEqualTo(Duration.ofSeconds(10));
    assertThat(Pace.after(8)).isEqualTo(Duration.ofSeconds(640));
    assertThat(Pace.after(9)).isEqualTo(Duration.ofMinutes(15));
    assertThat(Pace.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
  }
}
