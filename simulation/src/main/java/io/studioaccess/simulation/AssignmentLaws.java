package io.studioaccess.simulation;

import io.studioaccess.mapping.MappingRow;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.reconcile.AssignmentRecord;
import io.studioaccess.simulation.InMemoryApplications.Owner;
import io.studioaccess.simulation.InMemoryAssignments.Assignment;
import java.util.Optional;

/** Laws about the assignments of groups that are left when nothing fails. */
final class AssignmentLaws {
  private final World world;

  AssignmentLaws(World world) {
    this.world = world;
  }

  void checkRest() {
    world.applications.assigned().forEach(this::check);
  }

  private void check(Assignment assignment, Owner owner) {
    if (owner != Owner.OURS) {
      return;
    }
    world.violations.require(
        world.clocksAreRight()
            ? world.assignments.recordOf(assignment).filter(AssignmentRecord::isOurs).isPresent()
            : true,
        "the ledger knows each assignment that we made as ours",
        () -> assignment + " is " + world.assignments.recordOf(assignment));
    world.violations.require(
        world.mapping.rows().current().isEmpty()
            || isMapped(assignment)
            || isHeld(assignment)
            || world.assignments.recordOf(assignment).filter(AssignmentRecord::isOurs).isEmpty(),
        "an assignment that we made stands at rest only with a row or a holder",
        assignment::toString);
  }

  private boolean isMapped(Assignment assignment) {
    return world.mapping.rows().current().values().stream()
        .filter(MappingRow::enabled)
        .filter(row -> row.domain().equals(assignment.domain()))
        .anyMatch(
            row ->
                row.appliesTo(
                    assignment.group(),
                    Optional.ofNullable(
                        world.directory.current().groups().get(assignment.group()))));
  }

  private boolean isHeld(Assignment assignment) {
    return world.ledger.records().values().stream()
        .flatMap(record -> record.in(assignment.domain()).stream())
        .filter(profile -> profile.assigned().filter(assignment.group()::equals).isPresent())
        .map(ProfileRecord::state)
        .anyMatch(state -> state == State.REVOKING || !state.isLeaving());
  }
}
