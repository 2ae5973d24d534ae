package io.studioaccess.sandbox.cloudformation.template;

import java.util.List;
import java.util.Map;

/**
 * What people look at.
 *
 * @param alarms by logical id, the metrics that each follows
 * @param dashboards by logical id, the JSON text of each
 */
public record Monitoring(Map<String, List<TemplateMetric>> alarms, Map<String, String> dashboards) {
  public Monitoring {
    alarms = Map.copyOf(alarms);
    dashboards = Map.copyOf(dashboards);
  }
}
