package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.GroupAssignmentsContract;
import io.studioaccess.reconciler.reconcile.GroupAssignments;

class InMemoryGroupAssignmentsTest extends GroupAssignmentsContract {
  private final World world =
      new World(
          Setting.of(Focus.ANYTHING, new Dice(1)), Trouble.NONE, Omissions.NONE, Story.untold());

  @Override
  protected GroupAssignments assignments() {
    return world.assignments;
  }
}
