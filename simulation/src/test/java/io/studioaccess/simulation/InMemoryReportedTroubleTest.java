package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.ReportedTroubleContract;
import io.studioaccess.reconciler.reconcile.ReportedTrouble;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

class InMemoryReportedTroubleTest extends ReportedTroubleContract {
  private final Timeline timeline = new Timeline();
  private final Map<String, Long> items = new HashMap<>();
  private final ReportedTrouble one = view();
  private final ReportedTrouble other = view();

  private ReportedTrouble view() {
    return new InMemoryReportedTrouble(items, Boundary.calm(timeline), timeline);
  }

  @Override
  protected ReportedTrouble one() {
    return one;
  }

  @Override
  protected ReportedTrouble other() {
    return other;
  }

  @Override
  protected void advance(Duration time) {
    timeline.pass(time.toMillis());
  }
}
