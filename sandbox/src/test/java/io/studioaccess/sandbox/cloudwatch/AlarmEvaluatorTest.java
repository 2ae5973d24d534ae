package io.studioaccess.sandbox.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloudformation.template.AlarmCondition;
import io.studioaccess.sandbox.cloudformation.template.TemplateMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

class AlarmEvaluatorTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final TemplateMetric HELD =
      new TemplateMetric("studio-access/studio-access", "ChangesHeld", Map.of());
  private static final TemplateMetric OTHER =
      new TemplateMetric("studio-access/studio-access", "Other", Map.of());

  private final MetricStore metrics = new MetricStore();
  private final AlarmEvaluator evaluator = new AlarmEvaluator(metrics, START);

  @Test
  void aValueAboveTheThresholdRings() {
    // Given
    metrics.put(HELD, START.plusSeconds(5), 1);

    // When, then
    assertThat(evaluate(above(60, 1, 1, "ignore"), START.plusSeconds(6)))
        .contains(StateValue.ALARM);
  }

  @Test
  void anAlarmThatIgnoresMissingValuesKeepsItsState() {
    // Given
    metrics.put(HELD, START.plusSeconds(5), 1);

    // When, then
    assertThat(evaluate(above(60, 1, 1, "ignore"), START.plusSeconds(600))).isEmpty();
  }

  @Test
  void aLaterValueEndsIt() {
    // Given
    metrics.put(HELD, START.plusSeconds(5), 1);
    metrics.put(HELD, START.plusSeconds(600), 0);

    // When, then
    assertThat(evaluate(above(60, 1, 1, "ignore"), START.plusSeconds(601))).contains(StateValue.OK);
  }

  @Test
  void oneOfTwoPeriodsMayBeEnough() {
    // Given
    metrics.put(HELD, START.plusSeconds(5), 2);
    Instant anHourLater = START.plusSeconds(3_700);

    // When, then
    assertThat(evaluate(above(3_600, 2, 1, "notBreaching"), anHourLater))
        .contains(StateValue.ALARM);
    assertThat(evaluate(above(3_600, 2, 2, "notBreaching"), anHourLater)).contains(StateValue.OK);
  }

  @Test
  void silenceRingsOnlyAfterItsPeriods() {
    // Given
    AlarmCondition quiet =
        new AlarmCondition(
            "", "", "Sum", Duration.ofDays(1), 3, 3, "LessThanThreshold", 1, "breaching");

    // When, then
    assertThat(evaluate(quiet, START.plus(Duration.ofDays(1)))).contains(StateValue.OK);
    assertThat(evaluate(quiet, START.plus(Duration.ofDays(2)))).contains(StateValue.OK);
  }

  @Test
  void anExpressionAddsItsMetrics() {
    // Given
    AlarmCondition sum =
        new AlarmCondition(
            "",
            "SUM([one, other])",
            "Maximum",
            Duration.ofSeconds(60),
            1,
            1,
            "GreaterThanThreshold",
            2,
            "notBreaching");
    metrics.put(HELD, START, 1);
    metrics.put(OTHER, START, 2);

    // When
    Optional<Alarms.State> state =
        evaluator.evaluate(sum, List.of(HELD, OTHER), START.plusSeconds(1));

    // Then
    assertThat(state.map(Alarms.State::value)).contains(StateValue.ALARM);
    assertThat(state.map(Alarms.State::reason))
        .contains("Threshold crossed: GreaterThanThreshold 2, last value 3");
  }

  @Test
  void theEmbeddedMetricFormatIsRead() {
    // Given
    EmbeddedMetrics embedded = new EmbeddedMetrics(metrics);
    String line =
        """
        {"_aws":{"CloudWatchMetrics":[{"Namespace":"studio-access/studio-access",\
        "Dimensions":[[]],"Metrics":[{"Name":"ChangesHeld"}]}]},"ChangesHeld":3}\
        """;

    // When
    boolean isRead = embedded.read(line, START);

    // Then
    assertThat(isRead).isTrue();
    assertThat(evaluate(above(60, 1, 1, "ignore"), START)).contains(StateValue.ALARM);
    assertThat(embedded.read("{\"message\":\"no metric\"}", START)).isFalse();
  }

  private Optional<StateValue> evaluate(AlarmCondition condition, Instant now) {
    return evaluator.evaluate(condition, List.of(HELD), now).map(Alarms.State::value);
  }

  private static AlarmCondition above(int seconds, int periods, int datapoints, String missing) {
    return new AlarmCondition(
        "",
        "",
        "Maximum",
        Duration.ofSeconds(seconds),
        periods,
        datapoints,
        "GreaterThanThreshold",
        0,
        missing);
  }
}
