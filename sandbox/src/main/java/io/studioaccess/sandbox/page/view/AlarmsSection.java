package io.studioaccess.sandbox.page.view;

import io.studioaccess.sandbox.cloudwatch.Alarms;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The alarms, the ringing ones first. */
record AlarmsSection(AlarmMonitor monitor) implements Section {

  /**
   * @param evaluated whether the sandbox measures what the alarm watches
   */
  record AlarmView(
      String id,
      String state,
      String reason,
      String since,
      String description,
      boolean evaluated) {}

  @Override
  public List<AlarmView> read() {
    return monitor.alarms().stream()
        .map(AlarmsSection::view)
        .sorted(Comparator.comparing(AlarmView::state).thenComparing(AlarmView::id))
        .toList();
  }

  private static AlarmView view(AlarmMonitor.Alarm alarm) {
    Alarms.State state = alarm.state();
    return new AlarmView(
        alarm.id(),
        state.value().toString(),
        Objects.requireNonNullElse(state.reason(), ""),
        state.updated() == null ? "" : state.updated().toString(),
        alarm.condition().description(),
        alarm.isEvaluated());
  }
}
