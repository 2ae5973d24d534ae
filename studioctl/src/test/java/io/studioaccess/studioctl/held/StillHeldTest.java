package io.studioaccess.studioctl.held;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.reconcile.HistoryEntry;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.HeldChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StillHeldTest {
  private static final DomainId DOMAIN = new DomainId("d-abcdefghijkl");
  private static final RoleArn ROLE =
      new RoleArn("arn:aws:iam::111122223333:role/studio/data-scientist");
  private static final Instant DECIDED = Instant.parse("2026-12-05T08:00:00Z");

  private static HeldChange held(Instant since, Optional<RoleArn> to) {
    return new HeldChange(
        new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001"),
        DOMAIN,
        new ProfileName("ana"),
        Optional.empty(),
        ROLE,
        new Hold(since, to, false));
  }

  private static UserRecord record(HistoryEntry... history) {
    return new UserRecord(Map.of(), Map.of(), Map.of(), Optional.empty(), List.of(history));
  }

  @Test
  void anotherChangeCameAfterTheDecision() {
    assertThat(StillHeld.why(held(DECIDED.plusSeconds(1), Optional.of(ROLE)), DECIDED, record()))
        .isEqualTo(
            "held since 2026-12-05T08:00:01Z, after the decision: it is now a change to"
                + " role/studio/data-scientist");
  }

  @Test
  void theFunctionReportedAProblem() {
    HistoryEntry failed = new HistoryEntry(DECIDED, "event", DOMAIN, "Failed", "access denied");

    assertThat(StillHeld.why(held(DECIDED, Optional.empty()), DECIDED, record(failed)))
        .isEqualTo("Failed at 2026-12-05T08:00:00Z: access denied");
    assertThat(StillHeld.why(held(DECIDED, Optional.empty()), DECIDED, record()))
        .contains("no function has applied the decision yet");
  }
}
