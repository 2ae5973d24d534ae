package io.studioaccess.studioctl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SweepPeriodTest {

  @Test
  void readsThePeriodOfARateButNotOfACronExpression() {
    assertThat(SweepPeriod.of("rate(1 hour)")).contains(Duration.ofHours(1));
    assertThat(SweepPeriod.of("rate(90 minutes)")).contains(Duration.ofMinutes(90));
    assertThat(SweepPeriod.of("rate(2 days)")).contains(Duration.ofDays(2));
    assertThat(SweepPeriod.of("cron(0 6 * * ? *)")).isEmpty();
  }
}
