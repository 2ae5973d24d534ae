package io.studioaccess.reconciler.reconcile;

import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ANA;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.DOMAIN;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.SCIENTIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes wrong, is in the way, or is already under way. */
class ReconcilerFaultsTest {
  private static final ProfileName NAME = new ProfileName("ana");
  private static final Trigger EVENT = Trigger.first("event-1");

  private final InMemoryCompany company = new InMemoryCompany();
  private final Reconciler provisioner = company.reconciler(company.granting());

  @Test
  void aLookThatCameTooEarlyIsFollowedByALaterOne() {
    company.join("scientists");
    company.profile("ana", "ana", SCIENTIST, ProfileStatus.PENDING);
    company.tags.put(NAME, ANA);

    assertThat(provisioner.reconcile(ANA, EVENT.next().next()))
        .containsExactly(new Outcome.Deferred("profile ana is PENDING"));
    assertThat(company.requeue.getFirst().trigger().attempt()).isEqualTo(4);
    assertThat(company.requeue.getFirst().trigger().eventId()).isEqualTo("event-1");
  }

  @Test
  void aFreshLookTakesThePlaceOfTheOneThatIsWaiting() {
    // Given
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    ReconcileRequest waiting = company.requeue.getLast();

    // When
    provisioner.reconcile(ANA, Trigger.first("event-2"));
    ReconcileRequest later = company.requeue.getLast();

    // Then
    int sent = company.requeue.size();
    assertThat(provisioner.reconcile(ANA, waiting.trigger()))
        .containsExactly(new Outcome.Unchanged("a later reconcile request replaced this one"));
    assertThat(company.requeue).hasSize(sent);
    assertThat(provisioner.reconcile(ANA, later.trigger()))
        .singleElement()
        .isInstanceOf(Outcome.Granted.class);
  }

  @Test
  void aLookThatWasLostIsNotWaitedForLongerThanAMessageCanBeDelayed() {
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    PendingReconcile next =
        company.records.get(ANA).pendingReconcile(Direction.GRANT).orElseThrow();

    assertThat(next.isExpected(next.due().plus(Duration.ofMinutes(14)))).isTrue();
    assertThat(next.isExpected(next.due().plus(Duration.ofMinutes(15)))).isFalse();
  }

  @Test
  void whatTheOtherFunctionIsAtAlreadyIsNotHandedOverAgain() {
    // Given
    company.granted("scientists");
    company.leave("scientists");
    OperationExecutor blocked = busy("a space is associated with it");

    // When
    provisioner.reconcile(ANA, EVENT);
    company.reconciler(blocked).reconcile(ANA, company.handOver.getFirst().trigger());
    provisioner.reconcile(ANA, Trigger.first("event-2"));

    // Then
    assertThat(company.handOver).hasSize(1);
  }

  @Test
  void aLookThatIsUnderWayElsewhereIsWaitedForWithoutTouchingAnything() {
    company.join("scientists");
    company.leased.add(ANA);

    assertThat(provisioner.reconcile(ANA, EVENT))
        .containsExactly(new Outcome.Deferred("another reconcile of this user is in progress"));
    assertThat(company.requeue).hasSize(1);
    assertThat(company.profiles).isEmpty();
  }

  @Test
  void anOutcomeThatCouldNotBeToldIsToldByTheNextLook() {
    // Given
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    company.busIsDown = true;

    // When
    assertThatThrownBy(() -> provisioner.reconcile(ANA, EVENT)).hasMessage("the bus is down");
    company.busIsDown = false;

    // Then
    assertThat(company.leased).isEmpty();
    assertThat(provisioner.reconcile(ANA, EVENT))
        .singleElement()
        .isInstanceOf(Outcome.Granted.class);
  }

  @Test
  void aCreateThatFailsLeavesItsIntentAndNoLease() {
    // Given
    company.join("scientists");
    OperationExecutor failing =
        InMemoryCompany.answering(
            Direction.GRANT,
            () -> {
              throw new IllegalStateException("throttled");
            });

    // When
    Reconciler unlucky = company.reconciler(failing);
    assertThatThrownBy(() -> unlucky.reconcile(ANA, EVENT)).hasMessage("throttled");

    // Then
    assertThat(company.leased).isEmpty();
    assertThat(company.records.get(ANA).in(DOMAIN))
        .map(ProfileRecord::state)
        .contains(ProfileRecord.State.GRANTING);
    provisioner.reconcile(ANA, EVENT);
    provisioner.reconcile(ANA, EVENT);
    assertThat(provisioner.reconcile(ANA, EVENT))
        .singleElement()
        .isInstanceOf(Outcome.Granted.class);
  }

  private static OperationExecutor busy(String reason) {
    return InMemoryCompany.answering(Direction.REVOKE, () -> new OperationResult.Busy(reason));
  }

  @Test
  void whatIsInTheWayIsWaitedForLongerAndLongerAndToldOnceNothingHasMovedForHours() {
    company.granted("scientists");
    company.leave("scientists");
    Reconciler reconciler = company.reconciler(busy("a space is associated with it"));

    Trigger trigger = EVENT;
    for (int look = 1; look <= 10; look++) {
      assertThat(reconciler.reconcile(ANA, trigger))
          .containsExactly(new Outcome.Deferred("a space is associated with it"));
      trigger = company.requeue.getLast().trigger();
      assertThat(trigger.attempt()).isEqualTo(look + 1);
    }
    company.pass(company.leaving.stuckAfter());

    Outcome blocked =
        new Outcome.Blocked(
            DOMAIN, NAME, "no progress since 2026-03-02T09:00:00Z: a space is associated with it");
    for (int look = 11; look <= 12; look++) {
      assertThat(reconciler.reconcile(ANA, trigger)).containsExactly(blocked);
      trigger = company.requeue.getLast().trigger();
      assertThat(trigger.attempt()).isEqualTo(look + 1);
      company.pass(Duration.ofMinutes(15));
    }
  }

  @Test
  void anAppThatDoesNotGoIsNamedOnceNothingHasMovedForHours() {
    company.granted("scientists");
    company.leave("scientists");
    company.apps.put(
        NAME,
        List.of(
            new ObservedApp(
                new ObservedApp.App(Optional.empty(), "JupyterServer", "default"),
                ObservedApp.Status.IN_SERVICE)));
    Reconciler reconciler =
        company.reconciler(
            InMemoryCompany.answering(Direction.REVOKE, () -> new OperationResult.Done()));

    assertThat(reconciler.reconcile(ANA, EVENT))
        .containsExactly(new Outcome.Started("Quarantine, DeleteApp"));
    company.pass(company.leaving.stuckAfter());

    assertThat(reconciler.reconcile(ANA, company.requeue.getLast().trigger()))
        .containsExactly(
            new Outcome.Blocked(
                DOMAIN,
                NAME,
                "no progress since 2026-03-02T09:00:00Z: profile ana still has a role; app"
                    + " JupyterServer/default is IN_SERVICE"));
  }

  @Test
  void aQuarantineThatAwsRefusesIsToldAtOnceAndTriedAgain() {
    company.granted("scientists");
    company.leave("scientists");
    OperationExecutor refusing =
        InMemoryCompany.answering(
            Direction.REVOKE, () -> new OperationResult.Refused("the quarantine role is gone"));

    assertThat(company.reconciler(refusing).reconcile(ANA, EVENT))
        .containsExactly(new Outcome.Blocked(DOMAIN, NAME, "the quarantine role is gone"));
    assertThat(company.requeue.getLast().trigger().attempt()).isEqualTo(2);
    assertThat(company.records.get(ANA).in(DOMAIN)).isPresent();
  }

  @Test
  void aCreateThatAwsWillNeverAcceptIsRefusedAndForgotten() {
    company.join("scientists");
    OperationExecutor refusing =
        InMemoryCompany.answering(
            Direction.GRANT,
            () -> new OperationResult.Refused("the role does not trust SageMaker"));

    assertThat(company.reconciler(refusing).reconcile(ANA, EVENT))
        .containsExactly(new Outcome.Refused(DOMAIN, "the role does not trust SageMaker"));
    assertThat(company.records.get(ANA).profiles()).isEmpty();
    assertThat(company.requeue).isEmpty();
  }
}
