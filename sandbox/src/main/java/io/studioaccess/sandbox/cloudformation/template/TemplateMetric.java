package io.studioaccess.sandbox.cloudformation.template;

import java.util.Map;

/**
 * A metric that an alarm evaluates.
 *
 * @param dimensions by name; empty if the metric has none
 */
public record TemplateMetric(String namespace, String name, Map<String, String> dimensions) {
  public TemplateMetric {
    dimensions = Map.copyOf(dimensions);
  }
}
