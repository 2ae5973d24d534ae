package io.studioaccess.reconciler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.reconcile.Decision;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sweeps with held changes and administrators' decisions. */
class HeldSweepTest {
  private static final SweepRequest ALL_USERS = SweepRequest.allUsers("sweep-1");
  private static final SweepRequest HELD = SweepRequest.held("sweep-1");

  private final InMemoryDirectory company = new InMemoryDirectory();
  private final UserId ana = company.user();
  private final UserId bo = company.user();
  private final Instant since = company.now.minus(Duration.ofHours(3));

  private void sweep(SweepRequest request) {
    company.sweep().run(request, () -> false);
  }

  private Hold hold(Instant at, Optional<RoleArn> to) {
    return new Hold(at, to, false);
  }

  private void holdLeaver(UserId user) {
    company.held(user, "scientists", hold(since, Optional.empty()));
  }

  private void holdMover(UserId user) {
    company.join(user, "scientists").join(user, "engineers");
    company.held(user, "scientists", hold(since, Optional.of(company.role("engineers"))));
  }

  private void decide(String key, Optional<UserId> user, Verdict verdict, Instant at) {
    company.decisions.add(
        new DecisionRow(key, Optional.of(new Decision(user, verdict, at)), "", false));
  }

  @Test
  void heldChangeIsNotRequestedAgain() {
    holdLeaver(ana);
    holdMover(bo);

    sweep(ALL_USERS);

    assertThat(company.requests).isEmpty();
  }

  @Test
  void rejectedChangeIsNeitherRequestedNorCounted() {
    company.held(ana, "scientists", new Hold(since, Optional.empty(), true));
    decide("one", Optional.of(ana), Verdict.REJECTED, since);

    sweep(ALL_USERS);

    assertThat(company.requests).isEmpty();
    assertThat(company.notices).isEmpty();
    assertThat(company.heldCounted).isZero();
  }

  @Test
  void returnWhileHeldGoesToTheProvisioner() {
    holdLeaver(ana);
    company.join(ana, "scientists");

    sweep(ALL_USERS);

    assertThat(company.requested(Direction.GRANT)).containsExactly(ana);
    assertThat(company.requested(Direction.REVOKE)).isEmpty();
  }

  @Test
  void lossOfTheHeldRoleGoesToTheDeprovisioner() {
    holdMover(ana);
    company.leave(ana, "engineers");

    sweep(ALL_USERS);

    assertThat(company.requested(Direction.REVOKE)).containsExactly(ana);
  }

  @Test
  void decidedChangeGoesToItsFunction() {
    for (SweepRequest request : new SweepRequest[] {HELD, ALL_USERS}) {
      holdLeaver(ana);
      holdMover(bo);
      company.requests.clear();
      company.decisions.clear();
      decide("one", Optional.of(ana), Verdict.RELEASED, since);
      decide("two", Optional.of(bo), Verdict.REJECTED, since.plusSeconds(1));

      sweep(request);

      assertThat(company.requested(Direction.REVOKE)).containsExactly(ana);
      assertThat(company.requested(Direction.GRANT)).containsExactly(bo);
      assertThat(company.requests.get(Direction.GRANT))
          .extracting(ReconcileRequest::reason)
          .containsExactly("an administrator decided");
    }
  }

  @Test
  void releaseOfAllAppliesToEarlierHoldsOnly() {
    holdLeaver(ana);
    company.held(bo, "scientists", hold(since.plusSeconds(2), Optional.empty()));
    decide("all", Optional.empty(), Verdict.RELEASED, since.plusSeconds(1));

    sweep(HELD);

    assertThat(company.requested(Direction.REVOKE)).containsExactly(ana);
    assertThat(company.answers).containsEntry("all", "1 held changes will be reconciled");
  }

  @Test
  void lastDecisionWins() {
    holdLeaver(ana);
    decide("one", Optional.of(ana), Verdict.REJECTED, since.plusSeconds(1));
    decide("all", Optional.empty(), Verdict.RELEASED, since.plusSeconds(2));

    sweep(HELD);

    assertThat(company.requested(Direction.REVOKE)).containsExactly(ana);
  }

  @Test
  void everyDecisionIsAnsweredOnce() {
    // Given
    holdLeaver(ana);
    decide("one", Optional.of(ana), Verdict.RELEASED, since);
    decide("early", Optional.of(ana), Verdict.RELEASED, since.minusSeconds(1));
    decide("unknown", Optional.of(bo), Verdict.RELEASED, company.now);
    company.decisions.add(
        new DecisionRow("unreadable", Optional.empty(), "verdict: missing", false));
    company.decisions.add(
        new DecisionRow(
            "answered",
            Optional.of(new Decision(Optional.of(ana), Verdict.RELEASED, company.now)),
            "",
            true));

    // When
    sweep(HELD);

    // Then
    assertThat(company.answers)
        .containsOnlyKeys("one", "early", "unknown", "unreadable")
        .containsEntry("one", "1 held changes will be reconciled")
        .containsEntry("unreadable", "refused: verdict: missing");
    assertThat(company.answers.get("early")).startsWith("refused: no change of user " + ana);
    assertThat(company.answers.get("unknown")).startsWith("refused: no change of user " + bo);
    assertThat(company.requested(Direction.REVOKE)).containsExactly(ana);
  }

  @Test
  void noticeIsPublishedOnceUntilMoreIsHeld() {
    holdLeaver(ana);
    sweep(HELD);
    company.now = company.now.plus(Duration.ofHours(1));
    sweep(ALL_USERS);
    assertThat(company.notices).hasSize(1);

    company.held(bo, "scientists", hold(company.now.minusSeconds(1), Optional.empty()));
    sweep(ALL_USERS);
    sweep(HELD);

    assertThat(company.notices).hasSize(2);
    assertThat(company.notices.getLast()).extracting(HeldChange::user).containsExactly(ana, bo);
  }

  @Test
  void countsOnlyUndecidedChanges() {
    holdLeaver(ana);
    holdMover(bo);
    decide("one", Optional.of(bo), Verdict.RELEASED, since);

    sweep(HELD);

    assertThat(company.heldCounted).isEqualTo(1);
    assertThat(company.notices.getLast()).extracting(HeldChange::user).containsExactly(ana);
  }

  @Test
  void publishesNoNoticeIfNothingIsHeld() {
    sweep(ALL_USERS);

    assertThat(company.notices).isEmpty();
    assertThat(company.heldCounted).isZero();
  }
}
