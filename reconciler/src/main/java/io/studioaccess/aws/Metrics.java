package io.studioaccess.aws;

import io.micronaut.json.JsonMapper;
import java.io.PrintStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Metrics as lines of the log, in CloudWatch's embedded metric format: no call, no right, no
 * library. Each line is one JSON object.
 */
public final class Metrics {
  /** Revocations and role changes that wait for an administrator. */
  public static final String CHANGES_HELD = "ChangesHeld";

  /** Looks at a user who leaves that found something in the way which a person has to see to. */
  public static final String TEARDOWNS_BLOCKED = "TeardownsBlocked";

  private final String namespace;
  private final Clock clock;
  private final PrintStream log;
  private final Json json;

  /**
   * @param namespace of CloudWatch, one a stack
   * @param log what Lambda takes as the function's log
   */
  public Metrics(String namespace, Clock clock, PrintStream log, JsonMapper mapper) {
    this.namespace = namespace;
    this.clock = clock;
    this.log = log;
    this.json = new Json(mapper);
  }

  public void count(String name, long value) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(
        "_aws",
        Map.of(
            "Timestamp",
            clock.millis(),
            "CloudWatchMetrics",
            List.of(
                Map.of(
                    "Namespace",
                    namespace,
                    "Dimensions",
                    List.of(List.of()),
                    "Metrics",
                    List.of(Map.of("Name", name, "Unit", "Count"))))));
    line.put(name, value);
    log.println(json.text(line));
  }
}
