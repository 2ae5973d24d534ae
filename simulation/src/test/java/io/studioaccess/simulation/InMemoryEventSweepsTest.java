package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.EventSweepsContract;
import io.studioaccess.reconciler.sweep.EventSweeps;
import java.time.Duration;
import java.time.Instant;

class InMemoryEventSweepsTest extends EventSweepsContract {
  private final Timeline timeline = new Timeline();
  private final EventSweeps sweeps = new InMemoryEventSweeps(Boundary.calm(timeline), timeline);

  @Override
  protected EventSweeps sweeps() {
    return sweeps;
  }

  @Override
  protected Instant now() {
    return timeline.instant();
  }

  @Override
  protected void advance(Duration time) {
    timeline.pass(time.toMillis());
  }
}
