package io.studioaccess.studioctl.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.reconcile.HistoryEntry;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.studioctl.console.ExitCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HindranceTest {
  private static final DomainId DOMAIN = new DomainId("d-abcdefghijkl");
  private static final DomainId OTHER = new DomainId("d-lkjihgfedcba");
  private static final Instant NOW = Instant.parse("2026-12-05T08:00:00Z");

  private static UserRecord record(State state, String obstacles, HistoryEntry... history) {
    return new UserRecord(
        Map.of(
            DOMAIN,
            new ProfileRecord(
                new ProfileName("ana"),
                state,
                Optional.empty(),
                new RoleArn("arn:aws:iam::111122223333:role/studio/data-scientist"),
                new Region("eu-west-1"),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.of(new Departure(NOW, Optional.empty(), obstacles, NOW)),
                Optional.empty())),
        Map.of(),
        Map.of(),
        Optional.empty(),
        List.of(history));
  }

  private static HistoryEntry entry(DomainId domain, String outcome) {
    return new HistoryEntry(NOW, "event", domain, outcome, "space one has a running app");
  }

  @Test
  void theLatestOutcomeOfTheDomainSaysWhy() {
    UserRecord blocked =
        record(State.DELETING, "an app", entry(DOMAIN, "Blocked"), entry(OTHER, "Granted"));

    assertThat(Hindrance.problem(DOMAIN, blocked))
        .contains("Blocked at 2026-12-05T08:00:00Z: space one has a running app");
    assertThat(Hindrance.reported(OTHER, blocked)).isEmpty();
  }

  @Test
  void withoutAReportedProblemWhatTheDeletionWaitsForDoes() {
    UserRecord waiting = record(State.DELETING, "an app", entry(DOMAIN, "Quarantined"));

    assertThat(Hindrance.problem(DOMAIN, waiting)).contains("it waits for an app");
    assertThat(Hindrance.reported(DOMAIN, waiting)).isEmpty();
    assertThat(Hindrance.problem(DOMAIN, record(State.GRANTED, "an app"))).isEmpty();
  }

  @Test
  void aSweepThatLeavesABlockedLeaverOrAnUnreadDomainSaysSoByItsExitCode() {
    UserRecord blocked = record(State.DELETING, "an app", entry(DOMAIN, "Blocked"));
    UserRecord leaving = record(State.QUARANTINED, "", entry(DOMAIN, "Quarantined"));
    Map<DomainArn, String> unread =
        Map.of(
            new DomainArn("arn:aws:sagemaker:eu-west-1:444455556666:domain/d-abcdefghijkl"),
            "access denied");

    assertThat(RunSweep.exitCode(List.of(leaving), Map.of())).isEqualTo(ExitCode.OK);
    assertThat(RunSweep.exitCode(List.of(leaving), unread)).isEqualTo(ExitCode.FAILED);
    assertThat(RunSweep.exitCode(List.of(leaving, blocked), unread)).isEqualTo(ExitCode.CHANGES);
  }
}
