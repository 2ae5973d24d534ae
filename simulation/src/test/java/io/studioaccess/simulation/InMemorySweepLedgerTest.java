package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.SharedSweepContract;
import io.studioaccess.reconciler.sweep.SweepRecorder;

class InMemorySweepLedgerTest extends SharedSweepContract {
  private final Timeline timeline = new Timeline();
  private final SweepRecorder recorder =
      new InMemorySweepLedger(
          new InMemoryLedger.Items(timeline),
          new InMemoryChangeGuard.Items(),
          Boundary.calm(timeline));

  @Override
  protected SweepRecorder recorder() {
    return recorder;
  }
}
