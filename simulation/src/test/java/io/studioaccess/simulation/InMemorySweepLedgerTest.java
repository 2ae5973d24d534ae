package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.SharedSweepContract;
import io.studioaccess.reconciler.sweep.SweepRecorder;

class InMemorySweepLedgerTest extends SharedSweepContract {
  private final Timeline timeline = new Timeline();
  private final World world =
      new World(
          Setting.of(Focus.ANYTHING, new Dice(1)), Trouble.NONE, Omissions.NONE, Story.untold());
  private final SweepRecorder recorder =
      new InMemorySweepLedger(
          new InMemoryLedger.Items(timeline),
          new InMemoryChangeGuard.Items(),
          world.assignments,
          Boundary.calm(timeline));

  @Override
  protected SweepRecorder recorder() {
    return recorder;
  }
}
