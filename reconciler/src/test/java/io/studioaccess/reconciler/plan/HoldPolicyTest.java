package io.studioaccess.reconciler.plan;

import static io.studioaccess.reconciler.plan.PlanFixture.ANA_DISABLED;
import static io.studioaccess.reconciler.plan.PlanFixture.DOMAIN;
import static io.studioaccess.reconciler.plan.PlanFixture.NAME;
import static io.studioaccess.reconciler.plan.PlanFixture.NOW;
import static io.studioaccess.reconciler.plan.PlanFixture.ROLE_A;
import static io.studioaccess.reconciler.plan.PlanFixture.ROLE_B;
import static io.studioaccess.reconciler.plan.PlanFixture.app;
import static io.studioaccess.reconciler.plan.PlanFixture.held;
import static io.studioaccess.reconciler.plan.PlanFixture.inService;
import static io.studioaccess.reconciler.plan.PlanFixture.leaving;
import static io.studioaccess.reconciler.plan.PlanFixture.record;
import static io.studioaccess.reconciler.plan.PlanFixture.roleArn;
import static io.studioaccess.reconciler.plan.PlanFixture.wanting;
import static io.studioaccess.reconciler.plan.PlanFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.plan.ObservedApp.Status;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changes that wait for an administrator. */
class HoldPolicyTest {
  private static final ObservedProfile WITH_AN_APP =
      with(roleArn("a"), List.of(app("running", Status.IN_SERVICE)));
  private static final PlanFixture LEAVER = leaving(WITH_AN_APP);
  private static final PlanFixture HELD_LEAVER = LEAVER.remembering(held(Optional.empty()));
  private static final PlanFixture MOVER =
      wanting(ROLE_B).remembering(record(State.GRANTED)).seeing(inService("a"));
  private static final PlanFixture HELD_MOVER = MOVER.remembering(held(Optional.of(roleArn("b"))));

  @Test
  void whereTheHourIsFullALeaverKeepsAllAndTheHoldIsToldAndRemembered() {
    Hold hold = new Hold(NOW, Optional.empty(), false);

    assertThat(LEAVER.held())
        .isEqualTo(
            new Step.Settle(
                Optional.of(seen(record(State.GRANTED)).held(Optional.of(hold))),
                new Outcome.Held(DOMAIN.id(), NAME, hold)));
  }

  private static ProfileRecord seen(ProfileRecord record) {
    return record.seenAt(Optional.of(NOW));
  }

  @Test
  void anotherRoleIsHeldToo() {
    Hold hold = new Hold(NOW, Optional.of(roleArn("b")), false);

    assertThat(MOVER.held())
        .isEqualTo(
            new Step.Settle(
                Optional.of(seen(record(State.GRANTED)).held(Optional.of(hold))),
                new Outcome.Held(DOMAIN.id(), NAME, hold)));
  }

  @Test
  void whatIsHeldWaitsWithoutAskingTheHourAgain() {
    for (PlanFixture look : List.of(HELD_LEAVER, HELD_MOVER)) {
      assertThat(look.outcome()).isInstanceOf(Outcome.Unchanged.class);
      assertThat(look.recordAfter().hold()).isEqualTo(look.record().flatMap(ProfileRecord::hold));
    }
  }

  @Test
  void theAppsOfSomebodyWhoIsDeletedOrDisabledAreStoppedAllTheSame() {
    for (PlanFixture look : List.of(LEAVER, HELD_LEAVER)) {
      for (PlanFixture nobody : List.of(look.of(ANA_DISABLED), look.of(Optional.empty()))) {
        Step step = nobody.held();

        assertThat(PlanFixture.operations(step)).hasOnlyElementsOfType(Operation.DeleteApp.class);
        assertThat(step.record().flatMap(ProfileRecord::hold)).isPresent();
        assertThat(step.record().map(ProfileRecord::state)).contains(State.GRANTED);
      }
    }
    assertThat(
            HELD_LEAVER
                .of(Optional.empty())
                .seeing(with(roleArn("a"), List.of(app("starting", Status.PENDING))))
                .plan())
        .isInstanceOf(Step.Await.class);
  }

  @Test
  void whatIsReleasedGoesOnWithoutCountingAgain() {
    assertThat(HELD_LEAVER.decided(Verdict.RELEASED).plan())
        .isInstanceOfSatisfying(
            Step.Act.class, act -> assertThat(act.summary()).isEqualTo("Quarantine, DeleteApp"));
    assertThat(HELD_LEAVER.decided(Verdict.RELEASED).recordAfter().hold()).isEmpty();
    assertThat(HELD_MOVER.decided(Verdict.RELEASED).plan())
        .isInstanceOfSatisfying(
            Step.Act.class, act -> assertThat(act.summary()).isEqualTo("Retarget"));
    assertThat(HELD_MOVER.decided(Verdict.RELEASED).recordAfter().hold()).isEmpty();
  }

  @Test
  void whatIsRejectedStaysRejectedAlsoWhenTheDecisionIsForgotten() {
    for (PlanFixture look : List.of(HELD_LEAVER, HELD_MOVER, HELD_LEAVER.of(ANA_DISABLED))) {
      PlanFixture rejected = look.decided(Verdict.REJECTED);

      assertThat(rejected.outcome()).isInstanceOf(Outcome.Unchanged.class);
      assertThat(rejected.recordAfter().hold().orElseThrow().rejected()).isTrue();
      assertThat(look.remembering(rejected.recordAfter()).plan()).isEqualTo(rejected.plan());
    }
  }

  @Test
  void whatWasRejectedCanBeReleasedLater() {
    ProfileRecord rejected = HELD_LEAVER.decided(Verdict.REJECTED).recordAfter();

    assertThat(HELD_LEAVER.remembering(rejected).decided(Verdict.RELEASED).plan())
        .isInstanceOf(Step.Act.class);
  }

  @Test
  void whoIsBackWhileHeldHasTheRoleStillAndTheHoldIsOver() {
    PlanFixture back = wanting(ROLE_A).remembering(held(Optional.empty())).seeing(inService("a"));

    assertThat(back.outcome()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(back.recordAfter().hold()).isEmpty();
  }

  @Test
  void whoIsBackAndFailsToGetTheirProfileIsNotHeldForHavingLeftEither() {
    PlanFixture back =
        wanting(PlanFixture.ROLE_A)
            .seeing(
                PlanFixture.ours(
                    ProfileStatus.DELETE_FAILED,
                    Optional.of(roleArn("a")),
                    UserSettings.NONE,
                    Optional.empty(),
                    new GroupAssignment.Assigned()))
            .remembering(held(Optional.empty()));

    assertThat(back.outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(back.recordAfter().hold()).isEmpty();
  }

  @Test
  void aVerdictOnOneChangeIsNotAboutAnother() {
    PlanFixture another =
        wanting(ROLE_B)
            .remembering(held(Optional.empty()))
            .seeing(inService("a"))
            .decided(Verdict.RELEASED);

    assertThat(another.plan()).isInstanceOf(Step.Guarded.class);
    assertThat(another.held().record().flatMap(ProfileRecord::hold))
        .contains(new Hold(NOW, Optional.of(roleArn("b")), false));
  }

  @Test
  void aProfileOfOursByItsTagsAloneIsHeldAsItIsAndRememberedAsSeen() {
    PlanFixture found = leaving(WITH_AN_APP).remembering(Optional.empty());

    ProfileRecord remembered = found.held().record().orElseThrow();
    assertThat(remembered.role()).isEqualTo(roleArn("a"));
    assertThat(remembered.group()).isEmpty();
    assertThat(remembered.modified()).contains(NOW);
    assertThat(found.remembering(remembered).outcome()).isInstanceOf(Outcome.Unchanged.class);
  }
}
