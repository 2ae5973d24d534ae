package io.studioaccess.sandbox.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.cloudformation.template.TemplateMetric;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Reads log lines in CloudWatch's embedded metric format: the metrics of Studio Access. */
public final class EmbeddedMetrics {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MetricStore store;

  public EmbeddedMetrics(MetricStore store) {
    this.store = store;
  }

  /**
   * Stores the metrics of the line. Lines that contain none have no effect.
   *
   * @return whether it contained any
   */
  public boolean read(String line, Instant at) {
    if (!line.contains("\"_aws\"")) {
      return false;
    }
    try {
      JsonNode root = JSON.readTree(line);
      for (JsonNode directive : root.path("_aws").path("CloudWatchMetrics")) {
        for (JsonNode dimensions : directive.path("Dimensions")) {
          put(root, directive, dimensions, at);
        }
      }
      return true;
    } catch (JsonProcessingException e) {
      return false; // As in CloudWatch, the line stays a line of the log.
    }
  }

  private void put(JsonNode root, JsonNode directive, JsonNode names, Instant at) {
    Map<String, String> dimensions = new HashMap<>();
    names.forEach(name -> dimensions.put(name.asText(), root.path(name.asText()).asText()));
    String namespace = directive.path("Namespace").asText();
    for (JsonNode metric : directive.path("Metrics")) {
      String name = metric.path("Name").asText();
      JsonNode value = root.path(name);
      var key = new TemplateMetric(namespace, name, dimensions);
      if (value.isArray()) {
        value.forEach(each -> store.put(key, at, each.asDouble()));
      } else if (value.isNumber()) {
        store.put(key, at, value.asDouble());
      }
    }
  }
}
