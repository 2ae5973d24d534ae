package io.studioaccess.aws.cloudwatch;

import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.JsonWriter;
import java.io.PrintStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes metrics as log lines in CloudWatch's embedded metric format, which needs no call, no
 * permission and no library. Each line is one JSON object.
 */
public final class Metrics {
  private final String namespace;
  private final Clock clock;
  private final PrintStream log;
  private final JsonWriter json;

  /**
   * @param namespace the CloudWatch namespace, one per stack
   * @param log the stream that Lambda captures as the function's log
   */
  public Metrics(String namespace, Clock clock, PrintStream log, JsonMapper mapper) {
    this.namespace = namespace;
    this.clock = clock;
    this.log = log;
    this.json = new JsonWriter(mapper);
  }

  /** Puts a value of a metric without a dimension. */
  public void put(Metric metric, long value) {
    if (metric.dimension().isPresent()) {
      throw new IllegalArgumentException(
          metric + " requires the dimension " + metric.dimension().get());
    }
    write(metric, value, Map.of());
  }

  /** Puts a value of a metric with a dimension. */
  public void put(Metric metric, String kind, long value) {
    String dimension =
        metric
            .dimension()
            .orElseThrow(() -> new IllegalArgumentException(metric + " has no dimension"));
    write(metric, value, Map.of(dimension, kind));
  }

  private void write(Metric metric, long value, Map<String, String> dimensions) {
    Map<String, Object> directive =
        Map.of(
            "Namespace",
            namespace,
            "Dimensions",
            List.of(List.copyOf(dimensions.keySet())),
            "Metrics",
            List.of(Map.of("Name", metric.text(), "Unit", metric.unit())));
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("_aws", Map.of("Timestamp", clock.millis(), "CloudWatchMetrics", List.of(directive)));
    line.putAll(dimensions);
    line.put(metric.text(), value);
    log.println(json.text(line));
  }
}
