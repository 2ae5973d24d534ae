package io.studioaccess.studioctl.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTextTest {
  private static final String ROLES = "arn:aws:iam::111122223333:role/studio/";

  @Test
  void aReasonHasTheNamesOfTheRolesForTheirArns() {
    RecordedOutcome outcome =
        new RecordedOutcome(
            new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001"),
            Instant.EPOCH,
            Instant.EPOCH,
            "event",
            Cause.NONE,
            "Changed",
            new DomainId("d-abcdefghijkl"),
            Optional.empty(),
            Optional.of(new GroupName("ml-engineers")),
            Optional.of(new RoleArn(ROLES + "analyst")),
            Optional.of(new RoleArn(ROLES + "analyst-lead")),
            Optional.of("apps keep %sanalyst, not %sanalyst-lead".formatted(ROLES, ROLES)));

    assertThat(HistoryText.change(outcome))
        .isEqualTo(
            "analyst -> analyst-lead, group ml-engineers, apps keep analyst, not analyst-lead");
  }
}
