package io.studioaccess.scale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmbeddedMetricsTest {
  @Test
  void aMetricIsItsNameAndTheValuesOfItsDimensions() {
    assertThat(
            EmbeddedMetrics.in(
                """
                {"_aws": {"CloudWatchMetrics": [{"Namespace": "n", "Dimensions": [["Outcome"]],
                  "Metrics": [{"Name": "Outcomes"}]}]}, "Outcome": "Granted", "Outcomes": 1}\
                """))
        .containsExactly("Outcomes Granted");
  }

  @Test
  void anyOtherLineHasNone() {
    assertThat(EmbeddedMetrics.in("{\"message\": \"_aws\"}")).isEmpty();
    assertThat(EmbeddedMetrics.in("no JSON with _aws")).isEmpty();
  }
}
