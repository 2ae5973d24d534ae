package io.studioaccess.sandbox.template;

import java.util.List;
import java.util.Map;

/**
 * What people look at.
 *
 * @param alarms by logical id, the metrics that each follows
 * @param dashboards by logical id, the JSON text of each
 */
public record Watch(Map<String, List<TemplateMetric>> alarms, Map<String, String> dashboards) {
  public Watch {
    alarms = Map.copyOf(alarms);
    dashboards = Map.copyOf(dashboards);
  }
}
