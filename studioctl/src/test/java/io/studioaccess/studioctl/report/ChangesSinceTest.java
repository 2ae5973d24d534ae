package io.studioaccess.studioctl.report;

import static io.studioaccess.studioctl.report.SampleCompany.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.studioctl.report.AccessReport.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangesSinceTest {
  private static final UserId ANA = new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001");
  private static final UserId GONE = new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000002");
  private static final String SCIENTIST = "arn:aws:iam::111122223333:role/studio/scientist";
  private static final String ENGINEER = "arn:aws:iam::111122223333:role/studio/engineer";
  private static final Instant SINCE = NOW.minus(Duration.ofDays(30));

  private static List<Change> changes(List<RecordedOutcome> earlier, RecordedOutcome... since) {
    LedgerSnapshot ledger =
        new LedgerSnapshot(
            Map.of(), Map.of(), List.of(), Map.of(), Instant.EPOCH, Optional.empty());
    Sources sources =
        new Sources(
            NOW,
            ledger,
            new MappingRows(List.of(), List.of()),
            new RoleGuard(List.of("arn:aws:iam::111122223333:role/studio/*"), Set.of()),
            Map.of(ANA, new DirectoryUser(ANA, new UserName("ana"), true)),
            Map.of());
    return new ChangesSince(sources, SINCE, (_, _) -> earlier).of(List.of(since));
  }

  private static RecordedOutcome outcome(
      UserId user, int daysAgo, String kind, String before, String role) {
    return new RecordedOutcome(
        user,
        Instant.EPOCH,
        NOW.minus(Duration.ofDays(daysAgo)),
        "event-" + daysAgo,
        new Cause(Optional.of("sso/Add"), Optional.of("role/Admin")),
        kind,
        new DomainId("d-one"),
        Optional.empty(),
        Optional.of(new GroupName("engineers")),
        Optional.of(before).filter(arn -> !arn.isEmpty()).map(RoleArn::new),
        Optional.of(role).filter(arn -> !arn.isEmpty()).map(RoleArn::new),
        Optional.empty());
  }

  @Test
  void showsTheRoleThenAndNowAndWhy() {
    List<Change> changes =
        changes(
            List.of(),
            outcome(ANA, 9, "Granted", "", SCIENTIST),
            outcome(ANA, 2, "Changed", SCIENTIST, ENGINEER));

    assertThat(changes)
        .extracting(Change::userName, Change::before, Change::now)
        .containsExactly(tuple("ana", "no access", ENGINEER));
    assertThat(changes.getFirst().causes())
        .extracting(AccessReport.Cause::text, AccessReport.Cause::cause)
        .containsExactly(
            tuple("scientist -> engineer, group engineers", "sso/Add by role/Admin"),
            tuple("scientist, group engineers", "sso/Add by role/Admin"));
  }

  @Test
  void aChangeOfRoleStartsWithTheRoleBefore() {
    assertThat(changes(List.of(), outcome(ANA, 2, "Changed", SCIENTIST, ENGINEER)))
        .extracting(Change::before, Change::now)
        .containsExactly(tuple(SCIENTIST, ENGINEER));
  }

  @Test
  void aDeletionAfterAnEarlierQuarantineTakesNothing() {
    RecordedOutcome quarantined = outcome(GONE, 33, "Quarantined", SCIENTIST, "");

    assertThat(changes(List.of(quarantined), outcome(GONE, 26, "Revoked", SCIENTIST, "")))
        .extracting(Change::userId, Change::before, Change::now)
        .containsExactly(tuple(GONE.value(), "no access", "no access"));
  }

  @Test
  void aDeletionWithoutGracePeriodTakesTheRole() {
    RecordedOutcome granted = outcome(GONE, 99, "Granted", "", SCIENTIST);

    assertThat(changes(List.of(granted), outcome(GONE, 26, "Revoked", SCIENTIST, "")))
        .extracting(Change::before, Change::now)
        .containsExactly(tuple(SCIENTIST, "no access"));
  }

  @Test
  void troubleAloneIsNoChange() {
    assertThat(changes(List.of(), outcome(ANA, 2, "Refused", "", ""))).isEmpty();
  }
}
