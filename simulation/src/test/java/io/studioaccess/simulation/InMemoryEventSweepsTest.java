package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.EventSweepsContract;
import io.studioaccess.reconciler.sweep.EventSweeps;

class InMemoryEventSweepsTest extends EventSweepsContract {
  private final Timeline timeline = new Timeline();
  private final InMemoryEventSweeps sweeps =
      new InMemoryEventSweeps(Boundary.calm(timeline), timeline);

  @Override
  protected EventSweeps sweeps() {
    return sweeps;
  }
}
