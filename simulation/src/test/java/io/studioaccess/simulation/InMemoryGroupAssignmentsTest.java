package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.GroupAssignmentsContract;
import io.studioaccess.reconciler.reconcile.GroupAssignments;

class InMemoryGroupAssignmentsTest extends GroupAssignmentsContract {
  private final GroupAssignments assignments =
      new InMemoryAssignments(Boundary.calm(new Timeline()));

  @Override
  protected GroupAssignments assignments() {
    return assignments;
  }
}
