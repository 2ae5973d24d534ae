package io.studioaccess.reconciler.plan;

import static io.studioaccess.reconciler.plan.PlanFixture.ANA_DISABLED;
import static io.studioaccess.reconciler.plan.PlanFixture.DOMAIN;
import static io.studioaccess.reconciler.plan.PlanFixture.NAME;
import static io.studioaccess.reconciler.plan.PlanFixture.NOW;
import static io.studioaccess.reconciler.plan.PlanFixture.ROLE_A;
import static io.studioaccess.reconciler.plan.PlanFixture.ROLE_B;
import static io.studioaccess.reconciler.plan.PlanFixture.app;
import static io.studioaccess.reconciler.plan.PlanFixture.desiring;
import static io.studioaccess.reconciler.plan.PlanFixture.held;
import static io.studioaccess.reconciler.plan.PlanFixture.inService;
import static io.studioaccess.reconciler.plan.PlanFixture.leaving;
import static io.studioaccess.reconciler.plan.PlanFixture.record;
import static io.studioaccess.reconciler.plan.PlanFixture.roleArn;
import static io.studioaccess.reconciler.plan.PlanFixture.with;
import static io.studioaccess.reconciler.plan.Verdict.REJECTED;
import static io.studioaccess.reconciler.plan.Verdict.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.plan.ObservedApp.Status;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Held changes. */
class HoldPolicyTest {
  private static final ObservedProfile WITH_AN_APP =
      with(roleArn("a"), List.of(app("running", Status.IN_SERVICE)));
  private static final PlanFixture LEAVER = leaving(WITH_AN_APP);
  private static final PlanFixture HELD_LEAVER = LEAVER.recorded(held(Optional.empty()));
  private static final PlanFixture MOVER =
      desiring(ROLE_B).recorded(record(State.GRANTED)).observing(inService("a"));
  private static final PlanFixture HELD_MOVER = MOVER.recorded(held(Optional.of(roleArn("b"))));

  @Test
  void overTheLimitARevocationIsHeldAndRecorded() {
    Hold hold = new Hold(NOW, Optional.empty(), false);

    assertThat(LEAVER.held())
        .isEqualTo(
            new Step.Settle(
                Optional.of(withModifiedNow(record(State.GRANTED)).withHold(Optional.of(hold))),
                new Outcome.Held(DOMAIN.id(), NAME, hold)));
  }

  private static ProfileRecord withModifiedNow(ProfileRecord record) {
    return record.withModified(Optional.of(NOW));
  }

  @Test
  void overTheLimitARoleChangeIsHeld() {
    Hold hold = new Hold(NOW, Optional.of(roleArn("b")), false);

    assertThat(MOVER.held())
        .isEqualTo(
            new Step.Settle(
                Optional.of(withModifiedNow(record(State.GRANTED)).withHold(Optional.of(hold))),
                new Outcome.Held(DOMAIN.id(), NAME, hold)));
  }

  @Test
  void heldChangeIsNotCountedAgain() {
    for (PlanFixture fixture : List.of(HELD_LEAVER, HELD_MOVER)) {
      assertThat(fixture.outcome()).isInstanceOf(Outcome.Unchanged.class);
      assertThat(fixture.recordAfter().hold())
          .isEqualTo(fixture.record().flatMap(ProfileRecord::hold));
    }
  }

  @Test
  void inactiveUserIsNeverHeld() {
    for (PlanFixture fixture : List.of(LEAVER, HELD_LEAVER, HELD_LEAVER.decided(REJECTED))) {
      for (PlanFixture inactive :
          List.of(fixture.forUser(ANA_DISABLED), fixture.forUser(Optional.empty()))) {
        assertThat(inactive.plan())
            .isInstanceOfSatisfying(
                Step.Act.class, act -> assertThat(act.summary()).isEqualTo("Quarantine"));
        assertThat(inactive.recordAfter().hold()).isEmpty();
      }
    }
  }

  @Test
  void profileOfAnUnknownUserFoundByItsTagsIsCounted() {
    PlanFixture unknown = LEAVER.forUser(Optional.empty()).recorded(Optional.empty());

    assertThat(unknown.plan()).isInstanceOf(Step.Guarded.class);
    PlanFixture held = unknown.recorded(unknown.held().record());
    assertThat(held.outcome()).isInstanceOf(Outcome.Unchanged.class);
  }

  @Test
  void releasedChangeIsNotCountedAgain() {
    assertThat(HELD_LEAVER.decided(RELEASED).plan())
        .isInstanceOfSatisfying(
            Step.Act.class, act -> assertThat(act.summary()).isEqualTo("Quarantine"));
    assertThat(HELD_LEAVER.decided(RELEASED).recordAfter().hold()).isEmpty();
    assertThat(HELD_MOVER.decided(RELEASED).plan())
        .isInstanceOfSatisfying(
            Step.Act.class, act -> assertThat(act.summary()).isEqualTo("Retarget"));
    assertThat(HELD_MOVER.decided(RELEASED).recordAfter().hold()).isEmpty();
  }

  @Test
  void rejectionOutlivesItsDecision() {
    for (PlanFixture fixture : List.of(HELD_LEAVER, HELD_MOVER)) {
      PlanFixture rejected = fixture.decided(REJECTED);

      assertThat(rejected.outcome()).isInstanceOf(Outcome.Unchanged.class);
      assertThat(rejected.recordAfter().hold().orElseThrow().rejected()).isTrue();
      assertThat(fixture.recorded(rejected.recordAfter()).plan()).isEqualTo(rejected.plan());
    }
  }

  @Test
  void rejectedChangeCanBeReleasedLater() {
    ProfileRecord rejected = HELD_LEAVER.decided(Verdict.REJECTED).recordAfter();

    assertThat(HELD_LEAVER.recorded(rejected).decided(RELEASED).plan())
        .isInstanceOf(Step.Act.class);
  }

  @Test
  void returnEndsTheHold() {
    PlanFixture returned =
        desiring(ROLE_A).recorded(held(Optional.empty())).observing(inService("a"));

    assertThat(returned.outcome()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(returned.recordAfter().hold()).isEmpty();
  }

  @Test
  void returnEndsTheHoldEvenIfTheProfileFailed() {
    PlanFixture returned =
        desiring(PlanFixture.ROLE_A)
            .observing(
                PlanFixture.ours(
                    ProfileStatus.DELETE_FAILED,
                    Optional.of(roleArn("a")),
                    UserSettings.NONE,
                    Optional.empty(),
                    new GroupAssignment.Assigned()))
            .recorded(held(Optional.empty()));

    assertThat(returned.outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(returned.recordAfter().hold()).isEmpty();
  }

  @Test
  void verdictAppliesToItsOwnChangeOnly() {
    PlanFixture another =
        desiring(ROLE_B)
            .recorded(held(Optional.empty()))
            .observing(inService("a"))
            .decided(RELEASED);

    assertThat(another.plan()).isInstanceOf(Step.Guarded.class);
    assertThat(another.held().record().flatMap(ProfileRecord::hold))
        .contains(new Hold(NOW, Optional.of(roleArn("b")), false));
  }

  @Test
  void unrecordedProfileIsHeldAndRecorded() {
    PlanFixture found = leaving(WITH_AN_APP).recorded(Optional.empty());

    ProfileRecord recorded = found.held().record().orElseThrow();
    assertThat(recorded.role()).isEqualTo(roleArn("a"));
    assertThat(recorded.group()).isEmpty();
    assertThat(recorded.modified()).contains(NOW);
    assertThat(found.recorded(recorded).outcome()).isInstanceOf(Outcome.Unchanged.class);
  }
}
