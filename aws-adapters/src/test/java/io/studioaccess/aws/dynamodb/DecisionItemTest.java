package io.studioaccess.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.reconcile.Decision;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionItemTest {
  private static final UserId ANA = new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001");
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00.123Z");

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void decisionSurvivesARoundTrip(Verdict verdict) {
    Decision ofOne = new Decision(Optional.of(ANA), verdict, NINE);
    Decision ofAll = new Decision(Optional.empty(), verdict, NINE);

    assertThat(DecisionItem.read(DecisionItem.of(ofOne))).isEqualTo(ofOne);
    assertThat(DecisionItem.read(DecisionItem.of(ofAll))).isEqualTo(ofAll);
  }
}
