package io.studioaccess.reconciler.plan;

import static io.studioaccess.reconciler.plan.PlanFixture.DOMAIN;
import static io.studioaccess.reconciler.plan.PlanFixture.NAME;
import static io.studioaccess.reconciler.plan.PlanFixture.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.plan.ObservedProfile.Absent;
import io.studioaccess.reconciler.plan.ObservedProfile.Foreign;
import io.studioaccess.reconciler.plan.ObservedProfile.NoDomain;
import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import io.studioaccess.reconciler.plan.PlanCases.Case;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The invariants of plans, over all plan cases. */
class PlannerTest {
  private static final int MAX_ROUNDS = 16;

  @Test
  void everyPlanKeepsTheInvariantsAndConverges() {
    PlanCases.all().parallel().forEach(PlannerTest::assertConverges);
  }

  private static void assertConverges(Case start) {
    try {
      End end = runToEnd(start);
      assertSettled(end);
      assertDesiredEnd(start, end);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("starting with %s: %s".formatted(start, e.getMessage()), e);
    }
  }

  /** The final state and the step that settled it. */
  private record End(PlanFixture fixture, Step.Settle step) {}

  /**
   * Plans until nothing is left to do. If the profile is due later, it continues at that time, at
   * most twice.
   */
  private static End runToEnd(Case start) {
    PlanFixture fixture = start.fixture();
    boolean provisionerFirst = start.provisionerFirst();
    int waits = 0;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      PlanFixture visible = provisionerFirst ? fixture.forProvisioner() : fixture;
      Step step = start.limitReached() ? visible.held() : visible.admitted();
      assertInvariants(visible, step);
      if (step instanceof Step.Settle settled) {
        Optional<Instant> due = dueLater(visible, settled);
        if (due.isEmpty() || waits++ == 2) {
          return new End(fixture, settled);
        }
        assertSettled(new End(visible, settled));
        fixture = nextState(fixture, step).at(due.get());
      } else {
        provisionerFirst &= !(step instanceof Step.HandOver);
        fixture = nextState(fixture, step);
      }
    }
    throw new AssertionError("the plan does not converge");
  }

  private static PlanFixture nextState(PlanFixture fixture, Step step) {
    return SageMakerSimulation.nextState(fixture, step);
  }

  private static Optional<Instant> dueLater(PlanFixture fixture, Step.Settle step) {
    return step.record()
        .filter(record -> fixture.desired().equals(NOTHING) && record.isInQuarantine())
        .flatMap(ProfileRecord::departure)
        .map(Departure::due)
        .filter(fixture.now()::isBefore);
  }

  private static void assertInvariants(PlanFixture fixture, Step step) {
    Optional<Hold> hold = hold(fixture, step);
    for (Operation operation : PlanFixture.operations(step)) {
      assertThat(operation.domain()).isEqualTo(DOMAIN);
      assertThat(operation.profile()).isEqualTo(NAME);
      assertThat(fixture.observed()).isInstanceOfAny(Absent.class, Ours.class);
      assertDirection(fixture, operation);
      if (hold.isPresent() && !hasDesiredRole(fixture)) {
        throw new AssertionError("operation in spite of the hold: " + operation);
      }
      if (operation instanceof Operation.DeleteSpace
          || (operation instanceof Operation.DeleteProfile && !isFailed(fixture.observed()))) {
        assertThat(step.record().flatMap(ProfileRecord::departure).orElseThrow().due())
            .isEqualTo(due(fixture))
            .isBeforeOrEqualTo(fixture.now());
      }
    }
    if (isReleased(fixture)) {
      assertThat(hold).isEmpty();
    }
  }

  /** The hold after the step, if it applies to the change that is planned now. */
  private static Optional<Hold> hold(PlanFixture fixture, Step step) {
    Optional<RoleArn> to =
        fixture.desired() instanceof Desired.Role role
            ? Optional.of(role.role())
            : Optional.empty();
    return step.record().flatMap(ProfileRecord::hold).filter(hold -> hold.isFor(to));
  }

  /** For example after a manual change. Only the group assignment is left. */
  private static boolean hasDesiredRole(PlanFixture fixture) {
    return fixture.desired() instanceof Desired.Role role
        && fixture.observed() instanceof Ours ours
        && ours.role().filter(role.role()::equals).isPresent();
  }

  private static void assertDirection(PlanFixture fixture, Operation operation) {
    switch (fixture.desired()) {
      case Desired.Role _ when isFailed(fixture.observed()) ->
          assertThat(operation).isEqualTo(new Operation.DeleteProfile(DOMAIN, NAME));
      case Desired.Role _ -> assertThat(operation).isInstanceOf(Operation.Grant.class);
      case Desired.Nothing() -> assertThat(operation).isInstanceOf(Operation.Revocation.class);
      case Desired.Unclear _ ->
          throw new AssertionError("operation for an unclear desired state: " + operation);
    }
  }

  private static boolean isFailed(ObservedProfile observed) {
    return observed instanceof Ours ours && ours.status() == ProfileStatus.FAILED;
  }

  /** The due time, which is fixed when the user leaves. */
  private static Instant due(PlanFixture fixture) {
    return fixture
        .record()
        .flatMap(ProfileRecord::departure)
        .map(Departure::due)
        .orElseGet(() -> fixture.now().plus(fixture.rules().grace()));
  }

  /**
   * Whether a revocation was released. A released role change may be handed over first, or wait for
   * SageMaker.
   */
  private static boolean isReleased(PlanFixture fixture) {
    return fixture.desired().equals(NOTHING)
        && fixture.observed() instanceof Ours
        && fixture.verdict().filter(Verdict.RELEASED::equals).isPresent()
        && fixture.record().flatMap(ProfileRecord::hold).filter(h -> h.to().isEmpty()).isPresent();
  }

  private static void assertSettled(End end) {
    Step again =
        end.fixture()
            .recorded(end.step().record())
            .decided(SageMakerSimulation.verdict(end.fixture(), end.step()))
            .plan();

    assertThat(again).isInstanceOf(Step.Settle.class);
    assertThat(again.record()).isEqualTo(end.step().record());
  }

  private static void assertDesiredEnd(Case start, End end) {
    Outcome outcome = end.step().outcome();
    boolean refused =
        outcome instanceof Outcome.Refused
            || outcome instanceof Outcome.Failed
            || start.fixture().desired() instanceof Desired.Unclear;
    boolean foreign = start.fixture().observed() instanceof Foreign;
    ObservedProfile before = SageMakerSimulation.completed(start.fixture().observed());
    if (refused || foreign) {
      assertThat(end.fixture().observed())
          .as("profile after a refusal")
          .isIn(before, start.fixture().observed());
    } else if (hold(end.fixture(), end.step()).isPresent()) {
      assertHeldEnd(start, end);
    } else {
      switch (start.fixture().desired()) {
        case Desired.Role role -> assertGranted(start.fixture(), role, end);
        case Desired.Nothing() -> assertRevoked(end);
        case Desired.Unclear _ -> throw new AssertionError("settled an unclear desired state");
      }
    }
  }

  private static void assertHeldEnd(Case start, End end) {
    assertThat(end.step().outcome()).isInstanceOfAny(Outcome.Held.class, Outcome.Unchanged.class);
    if (!(SageMakerSimulation.completed(start.fixture().observed()) instanceof Ours before)) {
      assertThat(end.fixture().observed()).isEqualTo(start.fixture().observed());
      return;
    }
    Ours after = (Ours) SageMakerSimulation.completed(end.fixture().observed());
    Hold hold = hold(end.fixture(), end.step()).orElseThrow();
    assertThat(after.role()).isEqualTo(before.role());
    assertThat(spaces(after)).isEqualTo(spaces(before));
    assertThat(after.ownedResources()).isEqualTo(before.ownedResources());
    assertThat(isGrantOfInactiveUser(start)).isFalse();
  }

  /** Deleted and disabled users are never held. */
  private static boolean isGrantOfInactiveUser(Case start) {
    return start.fixture().input().isForInactiveUser()
        && start.fixture().record().filter(ProfileRecord::isOfAGrant).isPresent();
  }

  private static List<ObservedSpace> spaces(Ours ours) {
    return ours.ownedResources().map(OwnedResources::spaces).orElse(List.of());
  }

  private static List<ObservedApp> blockingApps(Ours ours) {
    return ours.ownedResources().map(OwnedResources::blockingApps).orElse(List.of());
  }

  private static void assertGranted(PlanFixture start, Desired.Role role, End end) {
    Ours ours = (Ours) end.fixture().observed();
    assertThat(ours.status()).isEqualTo(ProfileStatus.IN_SERVICE);
    assertThat(ours.role()).contains(role.role());
    assertThat(role.settings().missingFrom(ours.settings())).isEmpty();
    assertThat(ours.assignment().orElseThrow()).isNotInstanceOf(GroupAssignment.Unassigned.class);
    ProfileRecord record = end.step().record().orElseThrow();
    assertThat(record.state()).isEqualTo(State.GRANTED);
    assertThat(record.departure()).isEmpty();
    assertThat(record.hold()).isEmpty();
    if (start.observed() instanceof Ours before && isKept(before)) {
      assertThat(PlanCases.ADDITIONAL.areContainedIn(ours.settings()))
          .isEqualTo(PlanCases.ADDITIONAL.areContainedIn(before.settings()));
      assertThat(end.step().outcome() instanceof Outcome.Restored).isEqualTo(isReturn(start));
    } else {
      assertThat(end.step().outcome()).isNotInstanceOf(Outcome.Restored.class);
    }
  }

  /** False for a profile that was never InService, which is created again. */
  private static boolean isKept(Ours before) {
    return before.status() != ProfileStatus.FAILED && before.status() != ProfileStatus.DELETING;
  }

  /** According to the ledger or, without a record, to the role. */
  private static boolean isReturn(PlanFixture start) {
    boolean quarantined =
        start.observed() instanceof Ours ours
            && ours.role().filter(PlanFixture.QUARANTINE::equals).isPresent();
    return quarantined
        || start
            .record()
            .map(ProfileRecord::state)
            .filter(state -> state.isLeaving() || state == State.RESTORING)
            .isPresent();
  }

  private static void assertRevoked(End end) {
    if (!(end.fixture().observed() instanceof Ours ours)) {
      assertThat(end.fixture().observed()).isInstanceOfAny(Absent.class, NoDomain.class);
      assertThat(end.step().record()).isEmpty();
      return;
    }
    assertThat(ours.role()).contains(PlanFixture.QUARANTINE);
    assertThat(blockingApps(ours)).isEmpty();
    assertThat(end.step().record().map(ProfileRecord::state)).contains(State.QUARANTINED);
    boolean keepsSpaces =
        end.fixture().rules().privateSpaces() == PrivateSpaces.KEEP
            && spaces(ours).stream().anyMatch(space -> !space.shared());
    if (keepsSpaces) {
      assertThat(end.step().outcome().toString()).contains("are kept");
    } else {
      assertThat(spaces(ours)).isNotEmpty().allMatch(ObservedSpace::shared);
      assertThat(end.step().outcome()).isInstanceOf(Outcome.Blocked.class);
    }
  }
}
