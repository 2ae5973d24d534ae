package io.studioaccess.aws.cloudwatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void writesOneEmbeddedMetricLine() throws IOException {
    try (ApplicationContext context = ApplicationContext.run()) {
      ByteArrayOutputStream log = new ByteArrayOutputStream();
      JsonMapper json = context.getBean(JsonMapper.class);
      PrintStream out = new PrintStream(log, true, UTF_8);

      new Metrics("studio-access/stack", Clock.fixed(NOW, ZoneOffset.UTC), out, json)
          .put(Metric.CHANGES_HELD, 3);

      List<String> lines = log.toString(UTF_8).lines().toList();
      assertThat(lines).hasSize(1);
      Map<String, Object> line =
          json.readValue(lines.getFirst(), Argument.mapOf(String.class, Object.class));
      assertThat(line).containsEntry("ChangesHeld", 3);
      assertThat(line.get("_aws"))
          .isEqualTo(
              Map.of(
                  "Timestamp",
                  NOW.toEpochMilli(),
                  "CloudWatchMetrics",
                  List.of(
                      Map.of(
                          "Namespace",
                          "studio-access/stack",
                          "Dimensions",
                          List.of(List.of()),
                          "Metrics",
                          List.of(Map.of("Name", "ChangesHeld", "Unit", "Count"))))));
    }
  }

  @Test
  void requiresTheDimensionOfTheMetric() {
    try (ApplicationContext context = ApplicationContext.run()) {
      ByteArrayOutputStream log = new ByteArrayOutputStream();
      Metrics metrics =
          new Metrics(
              "studio-access/stack",
              Clock.fixed(NOW, ZoneOffset.UTC),
              new PrintStream(log, true, UTF_8),
              context.getBean(JsonMapper.class));

      metrics.put(Metric.OPERATIONS, "DeleteApp", 12);

      assertThat(log.toString(UTF_8))
          .contains("\"Dimensions\":[[\"Operation\"]]", "\"Operation\":\"DeleteApp\"", ":12}");
      assertThatThrownBy(() -> metrics.put(Metric.OPERATIONS, 12))
          .hasMessageContaining("Operation");
      assertThatThrownBy(() -> metrics.put(Metric.CHANGES_HELD, "all", 12))
          .hasMessageContaining("no dimension");
    }
  }
}
