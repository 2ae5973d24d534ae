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

/** What a sweep makes of changes that are held, and of what administrators decide. */
class HeldSweepTest {
  private static final SweepRequest EVERYBODY = SweepRequest.everybody("sweep-1");
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

  private void leaverHeld(UserId user) {
    company.held(user, "scientists", hold(since, Optional.empty()));
  }

  private void moverHeld(UserId user) {
    company.join(user, "scientists").join(user, "engineers");
    company.held(user, "scientists", hold(since, Optional.of(company.role("engineers"))));
  }

  private void decided(String key, Optional<UserId> user, Verdict verdict, Instant at) {
    company.decisions.add(
        new DecisionRow(key, Optional.of(new Decision(user, verdict, at)), "", false));
  }

  @Test
  void whatIsHeldIsNotNamedEachHour() {
    leaverHeld(ana);
    moverHeld(bo);

    sweep(EVERYBODY);

    assertThat(company.named).isEmpty();
  }

  @Test
  void whatWasRejectedIsNeitherNamedNorWaitedFor() {
    company.held(ana, "scientists", new Hold(since, Optional.empty(), true));
    decided("one", Optional.of(ana), Verdict.REJECTED, since);

    sweep(EVERYBODY);

    assertThat(company.named).isEmpty();
    assertThat(company.told).isEmpty();
    assertThat(company.heldCounted).isZero();
  }

  @Test
  void whoIsBackWhileHeldGoesToTheProvisioner() {
    leaverHeld(ana);
    company.join(ana, "scientists");

    sweep(EVERYBODY);

    assertThat(company.named(Direction.GRANT)).containsExactly(ana);
    assertThat(company.named(Direction.REVOKE)).isEmpty();
  }

  @Test
  void whoLosesTheGroupOfAHeldRoleGoesToTheDeprovisioner() {
    moverHeld(ana);
    company.leave(ana, "engineers");

    sweep(EVERYBODY);

    assertThat(company.named(Direction.REVOKE)).containsExactly(ana);
  }

  @Test
  void whoIsDecidedIsNamedToTheFunctionThatGoesOn() {
    for (SweepRequest request : new SweepRequest[] {HELD, EVERYBODY}) {
      leaverHeld(ana);
      moverHeld(bo);
      company.named.clear();
      company.decisions.clear();
      decided("one", Optional.of(ana), Verdict.RELEASED, since);
      decided("two", Optional.of(bo), Verdict.REJECTED, since.plusSeconds(1));

      sweep(request);

      assertThat(company.named(Direction.REVOKE)).containsExactly(ana);
      assertThat(company.named(Direction.GRANT)).containsExactly(bo);
      assertThat(company.named.get(Direction.GRANT))
          .extracting(ReconcileRequest::reason)
          .containsExactly("an administrator decided");
    }
  }

  @Test
  void aReleaseOfAllIsAboutWhoWasHeldByThen() {
    leaverHeld(ana);
    company.held(bo, "scientists", hold(since.plusSeconds(2), Optional.empty()));
    decided("all", Optional.empty(), Verdict.RELEASED, since.plusSeconds(1));

    sweep(HELD);

    assertThat(company.named(Direction.REVOKE)).containsExactly(ana);
    assertThat(company.answers).containsEntry("all", "1 held changes are reconciled");
  }

  @Test
  void theLastDecisionCounts() {
    leaverHeld(ana);
    decided("one", Optional.of(ana), Verdict.REJECTED, since.plusSeconds(1));
    decided("all", Optional.empty(), Verdict.RELEASED, since.plusSeconds(2));

    sweep(HELD);

    assertThat(company.named(Direction.REVOKE)).containsExactly(ana);
  }

  @Test
  void everyDecisionIsAnsweredOnceAndWhatCannotBeDoneIsRefused() {
    // Given
    leaverHeld(ana);
    decided("one", Optional.of(ana), Verdict.RELEASED, since);
    decided("early", Optional.of(ana), Verdict.RELEASED, since.minusSeconds(1));
    decided("unknown", Optional.of(bo), Verdict.RELEASED, company.now);
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
        .containsEntry("one", "1 held changes are reconciled")
        .containsEntry("unreadable", "refused: verdict: missing");
    assertThat(company.answers.get("early")).startsWith("refused: no change of user " + ana);
    assertThat(company.answers.get("unknown")).startsWith("refused: no change of user " + bo);
    assertThat(company.named(Direction.REVOKE)).containsExactly(ana);
  }

  @Test
  void administratorsAreToldOnceUntilMoreIsHeld() {
    leaverHeld(ana);
    sweep(HELD);
    company.now = company.now.plus(Duration.ofHours(1));
    sweep(EVERYBODY);
    assertThat(company.told).hasSize(1);

    company.held(bo, "scientists", hold(company.now.minusSeconds(1), Optional.empty()));
    sweep(EVERYBODY);
    sweep(HELD);

    assertThat(company.told).hasSize(2);
    assertThat(company.told.getLast()).extracting(HeldChange::user).containsExactly(ana, bo);
  }

  @Test
  void theCountIsOfThoseWhoWaitForADecision() {
    leaverHeld(ana);
    moverHeld(bo);
    decided("one", Optional.of(bo), Verdict.RELEASED, since);

    sweep(HELD);

    assertThat(company.heldCounted).isEqualTo(1);
    assertThat(company.told.getLast()).extracting(HeldChange::user).containsExactly(ana);
  }

  @Test
  void whereNothingIsHeldNobodyIsToldAndTheCountIsZero() {
    sweep(EVERYBODY);

    assertThat(company.told).isEmpty();
    assertThat(company.heldCounted).isZero();
  }
}
