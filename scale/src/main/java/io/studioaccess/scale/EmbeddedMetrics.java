package io.studioaccess.scale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Set;

/** CloudWatch bills each combination of a metric's name and the values of its dimensions. */
final class EmbeddedMetrics {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EmbeddedMetrics() {}

  /** The metrics of a log line in CloudWatch's embedded metric format, as name and dimensions. */
  static Set<String> in(String line) {
    Set<String> found = new HashSet<>();
    try {
      JsonNode document = JSON.readTree(line);
      for (JsonNode directive : document.path("_aws").path("CloudWatchMetrics")) {
        for (JsonNode dimensions : directive.path("Dimensions")) {
          StringBuilder values = new StringBuilder();
          dimensions.forEach(
              name -> values.append(' ').append(document.path(name.asText()).asText()));
          directive
              .path("Metrics")
              .forEach(metric -> found.add(metric.path("Name").asText() + values));
        }
      }
    } catch (JsonProcessingException e) {
      return Set.of(); // no metrics
    }
    return found;
  }
}
