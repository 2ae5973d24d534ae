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
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.plan.SmallWorld.Case;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The laws of the plan, over the whole small world. */
class PlannerTest {
  private static final int ENOUGH = 16;

  @Test
  void everyStepKeepsTheLawsAndTheLastLeavesThingsAsDesired() {
    SmallWorld.all().forEach(PlannerTest::keepsTheLaws);
  }

  private static void keepsTheLaws(Case start) {
    try {
      End end = follow(start);
      assertNothingIsLeftToDo(end);
      assertEndsAsDesired(start, end);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("starting with %s: %s".formatted(start, e.getMessage()), e);
    }
  }

  /** The last look, and what it came to. */
  private record End(PlanFixture look, Step.Settle step) {}

  /** Looks until nothing is left to do, and then, once or twice, again on the day that is due. */
  private static End follow(Case start) {
    PlanFixture look = start.look();
    boolean unread = start.unread();
    int waits = 0;
    for (int round = 0; round < ENOUGH; round++) {
      PlanFixture seen = unread ? look.seeing(unread(look.observed())) : look;
      Step step = start.hourIsFull() ? seen.held() : seen.admitted();
      assertKeepsTheLaws(seen, step);
      if (step instanceof Step.Settle settled) {
        Optional<Instant> due = dueLater(seen, settled);
        if (due.isEmpty() || waits++ == 2) {
          return new End(look, settled);
        }
        assertNothingIsLeftToDo(new End(seen, settled));
        look = afterwards(look, step).at(due.get());
      } else {
        unread &= !(step instanceof Step.HandOver);
        look = afterwards(look, step);
      }
    }
    throw new AssertionError("there is no end to it");
  }

  private static PlanFixture afterwards(PlanFixture look, Step step) {
    return World.afterwards(look, step);
  }

  private static ObservedProfile unread(ObservedProfile observed) {
    return observed instanceof Ours ours
        ? PlanFixture.ours(
            ours.status(),
            ours.role(),
            ours.settings(),
            Optional.empty(),
            ours.assignment().orElseThrow())
        : observed;
  }

  private static Optional<Instant> dueLater(PlanFixture look, Step.Settle step) {
    return step.record()
        .filter(record -> look.desired().equals(NOTHING) && record.isInQuarantine())
        .flatMap(ProfileRecord::departure)
        .map(Departure::due)
        .filter(look.now()::isBefore);
  }

  private static void assertKeepsTheLaws(PlanFixture look, Step step) {
    Optional<Hold> hold = hold(look, step);
    for (Operation operation : PlanFixture.operations(step)) {
      assertThat(operation.domain()).isEqualTo(DOMAIN);
      assertThat(operation.profile()).isEqualTo(NAME);
      assertThat(look.observed()).isInstanceOfAny(Absent.class, Ours.class);
      assertGivesOrTakes(look, operation);
      if (hold.isPresent() && !hasTheRole(look)) {
        assertThat(operation).isInstanceOf(Operation.DeleteApp.class);
        assertThat(look.situation().isForInactiveUser()).isTrue();
        assertThat(hold.get().rejected()).isFalse();
      }
      if (operation instanceof Operation.DeleteSpace
          || (operation instanceof Operation.DeleteProfile && !isFailed(look.observed()))) {
        assertThat(step.record().flatMap(ProfileRecord::departure).orElseThrow().due())
            .isEqualTo(due(look))
            .isBeforeOrEqualTo(look.now());
      }
    }
    if (isReleased(look)) {
      assertThat(hold).isEmpty();
    }
  }

  /** If it is about the change that is wanted now. */
  private static Optional<Hold> hold(PlanFixture look, Step step) {
    Optional<RoleArn> to =
        look.desired() instanceof Desired.Role role ? Optional.of(role.role()) : Optional.empty();
    return step.record().flatMap(ProfileRecord::hold).filter(hold -> hold.isAbout(to));
  }

  /** By somebody else's hand, say: all that is left is to let the group in. */
  private static boolean hasTheRole(PlanFixture look) {
    return look.desired() instanceof Desired.Role role
        && look.observed() instanceof Ours ours
        && ours.role().filter(role.role()::equals).isPresent();
  }

  private static void assertGivesOrTakes(PlanFixture look, Operation operation) {
    switch (look.desired()) {
      case Desired.Role _ when isFailed(look.observed()) ->
          assertThat(operation).isEqualTo(new Operation.DeleteProfile(DOMAIN, NAME));
      case Desired.Role _ -> assertThat(operation).isInstanceOf(Operation.Grant.class);
      case Desired.Nothing() -> assertThat(operation).isInstanceOf(Operation.Revocation.class);
      case Desired.Unclear _ -> throw new AssertionError("acts on what is unclear: " + operation);
    }
  }

  private static boolean isFailed(ObservedProfile observed) {
    return observed instanceof Ours ours && ours.status() == ProfileStatus.FAILED;
  }

  /** Fixed on the day that somebody leaves. */
  private static Instant due(PlanFixture look) {
    return look.record()
        .flatMap(ProfileRecord::departure)
        .map(Departure::due)
        .orElseGet(() -> look.now().plus(look.rules().grace()));
  }

  /** The revocation; a change of role may be handed over first, or wait for SageMaker. */
  private static boolean isReleased(PlanFixture look) {
    return look.desired().equals(NOTHING)
        && look.observed() instanceof Ours
        && look.verdict().filter(Verdict.RELEASED::equals).isPresent()
        && look.record().flatMap(ProfileRecord::hold).filter(h -> h.to().isEmpty()).isPresent();
  }

  private static void assertNothingIsLeftToDo(End end) {
    Step again =
        end.look()
            .remembering(end.step().record())
            .decided(World.verdict(end.look(), end.step()))
            .plan();

    assertThat(again).isInstanceOf(Step.Settle.class);
    assertThat(again.record()).isEqualTo(end.step().record());
  }

  private static void assertEndsAsDesired(Case start, End end) {
    Outcome outcome = end.step().outcome();
    boolean refused = outcome instanceof Outcome.Refused || outcome instanceof Outcome.Failed;
    boolean foreign = start.look().observed() instanceof Foreign;
    ObservedProfile before = World.settled(start.look().observed());
    if (refused || foreign) {
      assertThat(end.look().observed()).as("what is refused").isIn(before, start.look().observed());
    } else if (hold(end.look(), end.step()).isPresent()) {
      assertEndsHeld(start, end);
    } else {
      switch (start.look().desired()) {
        case Desired.Role role -> assertStands(start.look(), role, end);
        case Desired.Nothing() -> assertIsGoneOrPowerless(end);
        case Desired.Unclear _ -> throw new AssertionError("settles what is unclear");
      }
    }
  }

  private static void assertEndsHeld(Case start, End end) {
    assertThat(end.step().outcome()).isInstanceOfAny(Outcome.Held.class, Outcome.Unchanged.class);
    if (!(World.settled(start.look().observed()) instanceof Ours before)) {
      assertThat(end.look().observed()).isEqualTo(start.look().observed());
      return;
    }
    Ours after = (Ours) World.settled(end.look().observed());
    Hold hold = hold(end.look(), end.step()).orElseThrow();
    assertThat(after.role()).isEqualTo(before.role());
    assertThat(spaces(after)).isEqualTo(spaces(before));
    boolean mayBeStopped = !hold.rejected() && start.look().situation().isForInactiveUser();
    if (mayBeStopped) {
      assertThat(blockingApps(after)).isEmpty();
    } else {
      assertThat(after.ownedResources()).isEqualTo(before.ownedResources());
    }
  }

  private static List<ObservedSpace> spaces(Ours ours) {
    return ours.ownedResources().map(OwnedResources::spaces).orElse(List.of());
  }

  private static List<ObservedApp> blockingApps(Ours ours) {
    return ours.ownedResources().map(OwnedResources::blockingApps).orElse(List.of());
  }

  private static void assertStands(PlanFixture start, Desired.Role role, End end) {
    Ours ours = (Ours) end.look().observed();
    assertThat(ours.status()).isEqualTo(ProfileStatus.IN_SERVICE);
    assertThat(ours.role()).contains(role.role());
    assertThat(role.settings().missingIn(ours.settings())).isEmpty();
    assertThat(ours.assignment().orElseThrow()).isNotInstanceOf(GroupAssignment.Unassigned.class);
    ProfileRecord record = end.step().record().orElseThrow();
    assertThat(record.state()).isEqualTo(State.GRANTED);
    assertThat(record.departure()).isEmpty();
    assertThat(record.hold()).isEmpty();
    if (start.observed() instanceof Ours before && survives(before)) {
      assertThat(SmallWorld.BESIDE.areHeldBy(ours.settings()))
          .isEqualTo(SmallWorld.BESIDE.areHeldBy(before.settings()));
      assertThat(end.step().outcome() instanceof Outcome.Restored).isEqualTo(cameBack(start));
    } else {
      assertThat(end.step().outcome()).isNotInstanceOf(Outcome.Restored.class);
    }
  }

  /** Unless it never came into service, and is made again. */
  private static boolean survives(Ours before) {
    return before.status() != ProfileStatus.FAILED && before.status() != ProfileStatus.DELETING;
  }

  /** By what the ledger remembers; or, should it have lost that, by the role. */
  private static boolean cameBack(PlanFixture start) {
    boolean powerless =
        start.observed() instanceof Ours ours
            && ours.role().filter(PlanFixture.QUARANTINE::equals).isPresent();
    return powerless
        || start
            .record()
            .map(ProfileRecord::state)
            .filter(state -> state.isLeaving() || state == State.RESTORING)
            .isPresent();
  }

  private static void assertIsGoneOrPowerless(End end) {
    if (!(end.look().observed() instanceof Ours ours)) {
      assertThat(end.look().observed()).isInstanceOfAny(Absent.class, NoDomain.class);
      assertThat(end.step().record()).isEmpty();
      return;
    }
    assertThat(ours.role()).contains(PlanFixture.QUARANTINE);
    assertThat(blockingApps(ours)).isEmpty();
    assertThat(end.step().record().map(ProfileRecord::state)).contains(State.QUARANTINED);
    boolean keepsSpaces =
        end.look().rules().privateSpaces() == PrivateSpaces.KEEP
            && spaces(ours).stream().anyMatch(space -> !space.shared());
    if (keepsSpaces) {
      assertThat(end.step().outcome().toString()).contains("are kept");
    } else {
      assertThat(spaces(ours)).isNotEmpty().allMatch(ObservedSpace::shared);
      assertThat(end.step().outcome()).isInstanceOf(Outcome.Blocked.class);
    }
  }
}
