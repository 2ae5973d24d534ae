package io.studioaccess.studioctl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.TestDisplay;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepPlanViewTest {
  private static final Plan UNREAD =
      new Plan(
          List.of(),
          List.of(),
          Map.of(
              new DomainArn("arn:aws:sagemaker:eu-west-1:444455556666:domain/d-abcdefghijkl"),
              "the role denies access"),
          List.of());

  @ParameterizedTest
  @ValueSource(strings = {"table", "csv"})
  void aDomainThatCannotBeReadIsNamed(String format) {
    TestDisplay display = new TestDisplay("-o", format);

    new SweepPlanView(display.display(), 25).show(UNREAD);

    assertThat(display.out() + display.err()).contains("d-abcdefghijkl: the role denies access");
    assertThat(display.out()).doesNotContain("every user is in the desired state");
  }

  @Test
  void aPlanOfHalfTheDomainsIsNoSuccess() {
    assertThat(PlanSweep.exitCode(UNREAD)).isEqualTo(ExitCode.FAILED);
    assertThat(PlanSweep.exitCode(new Plan(List.of(), List.of(), Map.of(), List.of())))
        .isEqualTo(ExitCode.OK);
  }
}
