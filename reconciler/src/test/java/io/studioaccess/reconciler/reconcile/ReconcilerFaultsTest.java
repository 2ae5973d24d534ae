package io.studioaccess.reconciler.reconcile;

import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ANA;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.DOMAIN;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.SCIENTIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Failures, obstacles, and reconciles that are already in progress. */
class ReconcilerFaultsTest {
  private static final ProfileName NAME = new ProfileName("ana");
  private static final Trigger EVENT = Trigger.first("event-1");

  private final InMemoryCompany company = new InMemoryCompany();
  private final Reconciler provisioner = company.reconciler(company.granting());

  @Test
  void requeuesWhileTheProfileIsPending() {
    company.join("scientists");
    company.profile("ana", "ana", SCIENTIST, ProfileStatus.PENDING);
    company.tags.put(NAME, ANA);

    assertThat(provisioner.reconcile(ANA, EVENT.nextAttempt().nextAttempt()).outcomes())
        .containsExactly(new Outcome.Deferred("profile ana is Pending"));
    assertThat(company.requeued.getFirst().trigger().attempt()).isEqualTo(4);
    assertThat(company.requeued.getFirst().trigger().eventId()).isEqualTo("event-1");
  }

  @Test
  void newReconcileReplacesThePendingOne() {
    // Given
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    ReconcileRequest waiting = company.requeued.getLast();

    // When
    provisioner.reconcile(ANA, Trigger.first("event-2"));
    ReconcileRequest later = company.requeued.getLast();

    // Then
    int sent = company.requeued.size();
    assertThat(provisioner.reconcile(ANA, waiting.trigger()).outcomes())
        .containsExactly(new Outcome.Unchanged("a later reconcile request replaced this one"));
    assertThat(company.requeued).hasSize(sent);
    assertThat(provisioner.reconcile(ANA, later.trigger()).outcomes())
        .singleElement()
        .isInstanceOf(Outcome.Granted.class);
  }

  @Test
  void pendingReconcileExpiresAfterTheMaximumDelay() {
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    PendingReconcile next =
        company.records.get(ANA).pendingReconcile(Direction.GRANT).orElseThrow();

    assertThat(next.isExpected(next.due().plus(Duration.ofMinutes(14)))).isTrue();
    assertThat(next.isExpected(next.due().plus(Duration.ofMinutes(15)))).isFalse();
  }

  @Test
  void doesNotHandOverTwice() {
    // Given
    company.granted("scientists");
    company.leave("scientists");
    OperationExecutor blocked = busy("a space is associated with it");

    // When
    provisioner.reconcile(ANA, EVENT);
    company.reconciler(blocked).reconcile(ANA, company.handedOver.getFirst().trigger());
    provisioner.reconcile(ANA, Trigger.first("event-2"));

    // Then
    assertThat(company.handedOver).hasSize(1);
  }

  @Test
  void leasedUserIsRequeuedUnchanged() {
    company.join("scientists");
    company.leased.add(ANA);

    assertThat(provisioner.reconcile(ANA, EVENT).outcomes())
        .containsExactly(new Outcome.Deferred("another reconcile of this user is in progress"));
    assertThat(company.requeued).hasSize(1);
    assertThat(company.profiles).isEmpty();
  }

  /** Otherwise the dead letters of two weeks, once sent back, keep one another waiting. */
  @Test
  void aSweepsRequestForALeasedUserEndsIfALaterOneIsPending() {
    // Given
    Trigger earlier = Trigger.first("sweep").withSinceIfAbsent(company.clock.instant());
    int sent = requestALaterOneAndLeaseTheUser();

    // When
    List<Outcome> replaced = provisioner.reconcile(ANA, attempt(6, earlier)).outcomes();

    // Then
    assertThat(replaced).singleElement().isInstanceOf(Outcome.Unchanged.class);
    assertThat(company.requeued).hasSize(sent);
    assertThat(provisioner.reconcile(ANA, attempt(5, earlier)).outcomes())
        .singleElement()
        .isInstanceOf(Outcome.Deferred.class);
  }

  /** It goes on in another domain, and no later request knows of that. */
  @Test
  void aHandOverForALeasedUserNeverEnds() {
    // Given
    Trigger handOver =
        Trigger.first("sweep").withSinceIfAbsent(company.clock.instant()).handedOver();
    int sent = requestALaterOneAndLeaseTheUser();

    // When
    List<Outcome> waiting = provisioner.reconcile(ANA, attempt(6, handOver)).outcomes();

    // Then
    assertThat(waiting).singleElement().isInstanceOf(Outcome.Deferred.class);
    assertThat(company.requeued).hasSize(sent + 1);
  }

  /** Returns how many messages were sent so far. */
  private int requestALaterOneAndLeaseTheUser() {
    company.advance(Duration.ofHours(1));
    company.join("scientists");
    provisioner.reconcile(ANA, Trigger.first("sweep").withSinceIfAbsent(company.clock.instant()));
    company.leased.add(ANA);
    return company.requeued.size();
  }

  private static Trigger attempt(int number, Trigger first) {
    Trigger trigger = first;
    while (trigger.attempt() < number) {
      trigger = trigger.nextAttempt();
    }
    return trigger;
  }

  /** Nothing but the event itself says what it says. */
  @Test
  void anEventForALeasedUserNeverEnds() {
    // Given
    Trigger event =
        Trigger.ofEvent("event-1", Optional.of(company.clock.instant()))
            .withCause(new Cause(Optional.of("identitystore/DeleteUser"), Optional.empty()));
    int sent = requestALaterOneAndLeaseTheUser();

    // When
    List<Outcome> waiting = provisioner.reconcile(ANA, attempt(6, event)).outcomes();

    // Then
    assertThat(waiting).singleElement().isInstanceOf(Outcome.Deferred.class);
    assertThat(company.requeued).hasSize(sent + 1);
  }

  @Test
  void unpublishedOutcomeIsPublishedNextTime() {
    // Given
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    company.busIsDown = true;

    // When
    assertThatThrownBy(() -> provisioner.reconcile(ANA, EVENT)).hasMessage("the bus is down");
    company.busIsDown = false;

    // Then
    assertThat(company.leased).isEmpty();
    assertThat(provisioner.reconcile(ANA, EVENT).outcomes())
        .singleElement()
        .isInstanceOf(Outcome.Granted.class);
  }

  @Test
  void failedCreateKeepsItsIntentAndNoLease() {
    // Given
    company.join("scientists");
    OperationExecutor failing =
        InMemoryCompany.executorReturning(
            Direction.GRANT,
            () -> {
              throw new IllegalStateException("throttled");
            });

    // When
    Reconciler failingReconciler = company.reconciler(failing);
    assertThatThrownBy(() -> failingReconciler.reconcile(ANA, EVENT).throwFailure())
        .hasMessage("throttled");

    // Then
    assertThat(company.leased).isEmpty();
    assertThat(company.records.get(ANA).in(DOMAIN))
        .map(ProfileRecord::state)
        .contains(ProfileRecord.State.GRANTING);
    provisioner.reconcile(ANA, EVENT);
    provisioner.reconcile(ANA, EVENT);
    assertThat(provisioner.reconcile(ANA, EVENT).outcomes())
        .singleElement()
        .isInstanceOf(Outcome.Granted.class);
  }

  private static OperationExecutor busy(String reason) {
    return InMemoryCompany.executorReturning(
        Direction.REVOKE, () -> new OperationResult.Busy(reason));
  }

  @Test
  void obstacleIsRetriedWithBackoffThenReported() {
    company.granted("scientists");
    company.leave("scientists");
    Reconciler reconciler = company.reconciler(busy("a space is associated with it"));

    Trigger trigger = EVENT;
    for (int attempt = 1; attempt <= 10; attempt++) {
      assertThat(reconciler.reconcile(ANA, trigger).outcomes())
          .containsExactly(new Outcome.Deferred("a space is associated with it"));
      trigger = company.requeued.getLast().trigger();
      assertThat(trigger.attempt()).isEqualTo(attempt + 1);
    }
    company.advance(company.rules.stuckAfter());

    Outcome blocked =
        new Outcome.Blocked(
            DOMAIN, NAME, "no progress since 2026-03-02T09:00:00Z: a space is associated with it");
    for (int attempt = 11; attempt <= 12; attempt++) {
      assertThat(reconciler.reconcile(ANA, trigger).outcomes()).containsExactly(blocked);
      trigger = company.requeued.getLast().trigger();
      assertThat(trigger.attempt()).isEqualTo(attempt + 1);
      company.advance(Duration.ofMinutes(15));
    }
  }

  @Test
  void appThatIsNeverDeletedIsReported() {
    company.granted("scientists");
    company.leave("scientists");
    company.apps.put(
        NAME,
        List.of(
            new ObservedApp(
                new ObservedApp.App(Optional.empty(), "JupyterServer", "default"),
                ObservedApp.Status.IN_SERVICE,
                Optional.empty())));
    Reconciler reconciler =
        company.reconciler(
            InMemoryCompany.executorReturning(Direction.REVOKE, () -> new OperationResult.Done()));

    assertThat(reconciler.reconcile(ANA, EVENT).outcomes())
        .containsExactly(new Outcome.Started("Quarantine"));
    company.advance(company.rules.stuckAfter());

    assertThat(reconciler.reconcile(ANA, company.requeued.getLast().trigger()).outcomes())
        .containsExactly(
            new Outcome.Blocked(
                DOMAIN,
                NAME,
                "no progress since 2026-03-02T09:00:00Z: profile ana still has a role"));
  }

  @Test
  void refusedQuarantineIsReportedAndRetried() {
    company.granted("scientists");
    company.leave("scientists");
    OperationExecutor refusing =
        InMemoryCompany.executorReturning(
            Direction.REVOKE,
            () -> new OperationResult.Refused("the quarantine role does not exist"));

    assertThat(company.reconciler(refusing).reconcile(ANA, EVENT).outcomes())
        .containsExactly(new Outcome.Blocked(DOMAIN, NAME, "the quarantine role does not exist"));
    assertThat(company.requeued.getLast().trigger().attempt()).isEqualTo(2);
    assertThat(company.records.get(ANA).in(DOMAIN)).isPresent();
  }

  @Test
  void appsStopThoughTheRoleWasRefused() {
    company.granted("scientists");
    company.leave("scientists");
    ObservedApp.App app = new ObservedApp.App(Optional.empty(), "JupyterServer", "default");
    company.apps.put(
        NAME, List.of(new ObservedApp(app, ObservedApp.Status.IN_SERVICE, Optional.empty())));
    List<Operation> executed = new ArrayList<>();
    OperationExecutor refusing =
        new OperationExecutor() {
          @Override
          public boolean supports(Operation operation) {
            return true;
          }

          @Override
          public Direction direction() {
            return Direction.REVOKE;
          }

          @Override
          public OperationResult execute(Operation operation) {
            executed.add(operation);
            return new OperationResult.Refused("no such role");
          }
        };

    company.reconciler(refusing).reconcile(ANA, EVENT).throwFailure();

    assertThat(executed)
        .hasExactlyElementsOfTypes(Operation.Quarantine.class, Operation.DeleteApp.class);
  }

  @Test
  void refusedCreateIsReportedAndNotRecorded() {
    company.join("scientists");
    OperationExecutor refusing =
        InMemoryCompany.executorReturning(
            Direction.GRANT,
            () -> new OperationResult.Refused("the role does not trust SageMaker"));

    assertThat(company.reconciler(refusing).reconcile(ANA, EVENT).outcomes())
        .containsExactly(new Outcome.Refused(DOMAIN, "the role does not trust SageMaker"));
    assertThat(company.records.get(ANA).profiles()).isEmpty();
    assertThat(company.requeued).isEmpty();
  }
}
