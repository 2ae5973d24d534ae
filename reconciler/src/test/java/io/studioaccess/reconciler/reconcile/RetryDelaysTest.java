package io.studioaccess.reconciler.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.reconcile.RetryDelays.Reason;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetryDelaysTest {
  private static final double MOST = 0.999_999;

  @Test
  void delayIsAnywhereUpToABoundThatDoubles() {
    assertThat(grants(1, 0)).isEqualTo(seconds(5));
    assertThat(grants(1, 0.5)).isEqualTo(seconds(8));
    assertThat(grants(1, MOST)).isEqualTo(seconds(10));
    assertThat(grants(2, MOST)).isEqualTo(seconds(20));
    assertThat(grants(7, MOST)).isEqualTo(seconds(640));
    assertThat(grants(8, MOST)).isEqualTo(Backoff.LONGEST);
    assertThat(grants(54, 0)).isEqualTo(seconds(5));
  }

  @Test
  void aRevocationWaitsLessThanAGrant() {
    for (int attempt = 1; attempt < 30; attempt++) {
      assertThat(revocations(attempt, MOST)).isLessThan(grants(attempt, MOST));
    }
    assertThat(revocations(100, MOST)).isEqualTo(Duration.ofMinutes(5));
  }

  /** A retried event no longer says that it is one: it must come when the directory has settled. */
  @Test
  void noDelayIsShorterThanTheDirectoryNeeds() {
    assertThat(revocations(1, 0)).isEqualTo(LastReconcile.SETTLING);
    assertThat(grants(1, 0)).isEqualTo(LastReconcile.SETTLING);
  }

  @Test
  void messagesThatFailTogetherReturnOneByOne() {
    Random random = new Random(1);
    Set<Duration> returns = new HashSet<>();
    for (int message = 0; message < 300; message++) {
      returns.add(grants(5, random.nextDouble()));
    }

    assertThat(returns).hasSizeGreaterThan(100);
  }

  @Test
  void throttlingIsBelievedForHoursAFailureForMinutes() {
    for (RetryDelays delays : List.of(RetryDelays.GRANTS, RetryDelays.REVOCATIONS)) {
      assertThat(total(delays, Reason.THROTTLED)).isBetween(hours(5.5), hours(6.5));
      assertThat(total(delays, Reason.FAILED)).isLessThan(hours(0.05));
    }
    assertThat(total(RetryDelays.SWEEPS, Reason.THROTTLED)).isBetween(hours(0.9), hours(1.1));
    assertThat(total(RetryDelays.SWEEPS, Reason.FAILED)).isLessThan(hours(0.05));
  }

  @Test
  void waitsAsLongAsAwsAsksAndSpreadsThat() {
    assertThat(asked(seconds(1))).isEqualTo(seconds(8));
    assertThat(asked(seconds(77))).isEqualTo(seconds(82));
    assertThat(asked(Duration.ofHours(3))).isEqualTo(Backoff.LONGEST);
  }

  private static Duration asked(Duration requested) {
    return RetryDelays.GRANTS.after(1, Reason.THROTTLED, 0.5, requested).orElseThrow();
  }

  /** The mean time until the last attempt. */
  private static Duration total(RetryDelays delays, Reason reason) {
    Duration total = Duration.ZERO;
    int attempt = 1;
    for (; delays.after(attempt, reason, 0.5).isPresent(); attempt++) {
      total = total.plus(delays.after(attempt, reason, 0.5).orElseThrow());
    }
    return total;
  }

  private static Duration grants(int attempt, double luck) {
    return RetryDelays.GRANTS.after(attempt, Reason.THROTTLED, luck).orElseThrow();
  }

  private static Duration revocations(int attempt, double luck) {
    return RetryDelays.REVOCATIONS.after(attempt, Reason.THROTTLED, luck).orElseThrow();
  }

  private static Duration hours(double number) {
    return Duration.ofSeconds(Math.round(number * 3_600));
  }

  private static Duration seconds(long number) {
    return Duration.ofSeconds(number);
  }
}
