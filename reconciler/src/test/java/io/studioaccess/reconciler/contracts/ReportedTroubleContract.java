package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.reconcile.ReportedTrouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The trouble that was reported, which both functions share. */
public abstract class ReportedTroubleContract {
  private static final String TROUBLE = "the quarantine role is refused";

  protected abstract ReportedTrouble one();

  protected abstract ReportedTrouble other();

  /** Moves the clock of the functions. */
  protected abstract void advance(Duration time);

  @Test
  void oneFunctionAloneClaimsATrouble() {
    assertThat(one().claim(TROUBLE)).isTrue();
    assertThat(other().claim(TROUBLE)).isFalse();
    assertThat(other().claim("another trouble")).isTrue();
  }

  @Test
  void aReleasedTroubleIsClaimedAgain() {
    assertThat(one().claim(TROUBLE)).isTrue();
    one().release(TROUBLE);
    advance(Duration.ofSeconds(1));

    assertThat(other().claim(TROUBLE)).isTrue();
  }

  @Test
  void theClaimOfACrashedFunctionExpires() {
    assertThat(one().claim(TROUBLE)).isTrue();
    advance(Duration.ofMinutes(10));

    assertThat(other().claim(TROUBLE)).isTrue();
  }

  @Test
  void aReportedTroubleIsQuietForADay() {
    assertThat(one().claim(TROUBLE)).isTrue();
    one().markReported(TROUBLE);
    advance(Duration.ofHours(23));
    assertThat(other().claim(TROUBLE)).isFalse();

    advance(Duration.ofHours(2));
    assertThat(other().claim(TROUBLE)).isTrue();
  }
}
