package io.studioaccess.reconciler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.desired.Desired;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The laws of letting a group in, over all who are entitled to a profile. */
class GroupAssignmentPlanTest {

  @Test
  void theWinningGroupAloneIsAssignedAndOnlyOnceTheRoleIsRight() {
    SmallWorld.entitled()
        .map(start -> start.look().situation())
        .forEach(
            situation -> {
              if (Planner.plan(situation) instanceof Step.Act act
                  && act.operations().getFirst() instanceof Operation.AssignGroup assign) {
                Desired.Role role = (Desired.Role) situation.desired();
                ObservedProfile.Ours ours = (ObservedProfile.Ours) situation.observed();
                assertThat(act.operations()).hasSize(1);
                assertThat(assign.group()).isEqualTo(role.groupId());
                assertThat(ours.status()).isEqualTo(ProfileStatus.IN_SERVICE);
                assertThat(ours.role()).contains(role.role());
                assertThat(ours.assignment())
                    .contains(new GroupAssignment.Unassigned(assign.application()));
              }
            });
  }

  @Test
  void whatIsToldAsDoneIsAssignedOrSaysWhatToDoByHand() {
    SmallWorld.entitled()
        .map(start -> start.look().situation())
        .forEach(
            situation -> {
              if (Planner.plan(situation) instanceof Step.Settle settle) {
                todo(settle.outcome()).ifPresent(todo -> assertTodo(situation, settle, todo));
              }
            });
  }

  private static void assertTodo(PlanInput situation, Step.Settle settle, Optional<String> todo) {
    ObservedProfile.Ours ours = (ObservedProfile.Ours) situation.observed();
    Desired.Role role = (Desired.Role) situation.desired();
    switch (ours.assignment().orElseThrow()) {
      case GroupAssignment.Assigned() -> {
        assertThat(todo).isEmpty();
        assertThat(settle.record().flatMap(ProfileRecord::assigned)).contains(role.groupId());
      }
      case GroupAssignment.NoApplication() -> {
        assertThat(todo.orElseThrow()).contains(role.group().value(), role.groupId().value());
        assertThat(settle.record().flatMap(ProfileRecord::assigned)).isEmpty();
      }
      case GroupAssignment.Unassigned _ -> throw new AssertionError("told too early: " + situation);
    }
  }

  /** Empty for an outcome that does not say that somebody can work now. */
  private static Optional<Optional<String>> todo(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Granted granted -> Optional.of(granted.todo());
      case Outcome.Changed changed -> Optional.of(changed.todo());
      case Outcome.Restored restored -> Optional.of(restored.todo());
      case Outcome.Revoked _,
          Outcome.Quarantined _,
          Outcome.Held _,
          Outcome.Refused _,
          Outcome.Blocked _,
          Outcome.Failed _,
          Outcome.Started _,
          Outcome.Deferred _,
          Outcome.HandedOver _,
          Outcome.Unchanged _ ->
          Optional.empty();
    };
  }
}
