package io.studioaccess.reconciler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.desired.Desired;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The invariants of group assignment, over all plan cases of entitled users. */
class GroupAssignmentPlanTest {

  @Test
  void onlyTheWinningGroupIsAssignedAfterTheRole() {
    PlanCases.entitled()
        .map(start -> start.fixture().input())
        .forEach(
            input -> {
              if (Planner.plan(input) instanceof Step.Act act
                  && act.operations().getFirst() instanceof Operation.AssignGroup assign) {
                Desired.Role role = (Desired.Role) input.desired();
                ObservedProfile.Ours ours = (ObservedProfile.Ours) input.observed();
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
  void reportedAccessIsAssignedOrNamesAManualStep() {
    PlanCases.entitled()
        .map(start -> start.fixture().input())
        .forEach(
            input -> {
              if (Planner.plan(input) instanceof Step.Settle settle) {
                todo(settle.outcome()).ifPresent(todo -> assertTodo(input, settle, todo));
              }
            });
  }

  private static void assertTodo(PlanInput input, Step.Settle settle, Optional<String> todo) {
    ObservedProfile.Ours ours = (ObservedProfile.Ours) input.observed();
    Desired.Role role = (Desired.Role) input.desired();
    switch (ours.assignment().orElseThrow()) {
      case GroupAssignment.Assigned() -> {
        assertThat(todo.filter(text -> !text.startsWith("apps that were running"))).isEmpty();
        assertThat(settle.record().flatMap(ProfileRecord::assigned)).contains(role.groupId());
      }
      case GroupAssignment.NoApplication() -> {
        assertThat(todo.orElseThrow()).contains(role.group().value(), role.groupId().value());
        assertThat(settle.record().flatMap(ProfileRecord::assigned)).isEmpty();
      }
      case GroupAssignment.Unassigned _ -> throw new AssertionError("reported too early: " + input);
    }
  }

  /** Empty for an outcome that does not report access. */
  private static Optional<Optional<String>> todo(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Granted granted -> Optional.of(granted.todo());
      case Outcome.Changed changed -> Optional.of(changed.todo());
      case Outcome.Restored restored -> Optional.of(restored.todo());
      case Outcome.Expiring _,
          Outcome.Revoked _,
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
