package io.studioaccess.sandbox.cloudformation.template;

import java.util.List;
import java.util.Map;

/**
 * The stack's alarms and dashboards.
 *
 * @param alarms the metrics of each alarm, by logical id
 * @param conditions when each alarm rings, by logical id
 * @param dashboards the JSON text of each dashboard, by logical id
 */
public record Monitoring(
    Map<String, List<TemplateMetric>> alarms,
    Map<String, AlarmCondition> conditions,
    Map<String, String> dashboards) {
  public Monitoring {
    alarms = Map.copyOf(alarms);
    conditions = Map.copyOf(conditions);
    dashboards = Map.copyOf(dashboards);
  }
}
