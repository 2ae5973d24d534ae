package io.studioaccess.studioctl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DueTest {
  private static final Instant DUE = Instant.parse("2026-12-05T08:00:00Z");

  @Test
  void beforeTheMomentItSaysWhenAndAfterItSinceWhen() {
    assertThat(Due.text(DUE, DUE.minusSeconds(1))).isEqualTo("2026-12-05T08:00:00Z");
    assertThat(Due.text(DUE, DUE.plusSeconds(1))).isEqualTo("overdue since 2026-12-05T08:00:00Z");
  }

  @Test
  void theTimeLeftIsInPeoplesUnits() {
    assertThat(Due.fromNow(DUE, DUE.minus(Duration.ofHours(175)))).isEqualTo("7 d 7 h");
    assertThat(Due.fromNow(DUE, DUE.minusSeconds(120))).isEqualTo("0 h 2 min");
    assertThat(Due.fromNow(DUE, DUE.plus(Duration.ofDays(1)))).isEqualTo("overdue by 1 d 0 h");
  }
}
