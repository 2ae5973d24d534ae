package io.studioaccess.sandbox.cloudwatch;

import io.studioaccess.sandbox.cloudformation.template.AlarmCondition;
import io.studioaccess.sandbox.cloudformation.template.TemplateMetric;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Decides whether an alarm rings, from the metrics that were written. Periods begin at multiples of
 * their length, and the one that has not ended counts. Periods before the sandbox's start are not
 * missing: nothing ran that could have written a value.
 */
public final class AlarmEvaluator {

  /** What the sandbox itself measures, besides what functions log. */
  private static final Set<String> OF_AWS =
      Set.of(
          "ApproximateNumberOfMessagesVisible",
          "ApproximateNumberOfMessagesNotVisible",
          "Errors",
          "RecursiveInvocationsDropped",
          "Invocations");

  private final MetricStore metrics;
  private final Instant start;

  /**
   * @param start of the sandbox
   */
  public AlarmEvaluator(MetricStore metrics, Instant start) {
    this.metrics = metrics;
    this.start = start;
  }

  /** Whether somebody writes all metrics of the alarm in a sandbox. */
  public static boolean canBeEvaluated(AlarmCondition condition, List<TemplateMetric> of) {
    return (condition.expression().isEmpty() || condition.expression().startsWith("SUM(["))
        && of.stream()
            .allMatch(
                metric -> !metric.namespace().startsWith("AWS/") || OF_AWS.contains(metric.name()));
  }

  /** The new state; empty if the alarm keeps the one that it has. */
  public Optional<Alarms.State> evaluate(
      AlarmCondition condition, List<TemplateMetric> of, Instant now) {
    long length = condition.period().toSeconds();
    Instant current = Instant.ofEpochSecond(now.getEpochSecond() / length * length);
    int breaching = 0;
    int missing = 0;
    double last = 0;
    for (int back = condition.evaluationPeriods() - 1; back >= 0; back--) {
      Instant from = current.minusSeconds(back * length);
      OptionalDouble value = sum(condition, of, from);
      if (value.isPresent()) {
        last = value.getAsDouble();
        breaching += breaches(condition, last) ? 1 : 0;
      } else if (from.isBefore(start) || back == 0 || !isBreaching(condition)) {
        missing++;
      } else {
        breaching++;
      }
    }
    if (breaching >= condition.datapointsToAlarm()) {
      return Optional.of(state(StateValue.ALARM, condition, last, now));
    }
    boolean keepsItsState =
        missing == condition.evaluationPeriods() && condition.treatMissing().equals("ignore");
    return keepsItsState
        ? Optional.empty()
        : Optional.of(state(StateValue.OK, condition, last, now));
  }

  private static boolean isBreaching(AlarmCondition condition) {
    return condition.treatMissing().equals("breaching");
  }

  private OptionalDouble sum(AlarmCondition condition, List<TemplateMetric> of, Instant from) {
    double sum = 0;
    boolean isKnown = false;
    for (TemplateMetric metric : of) {
      OptionalDouble value =
          metrics.statistic(metric, condition.statistic(), from, from.plus(condition.period()));
      isKnown |= value.isPresent();
      sum += value.orElse(0);
    }
    return isKnown ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }

  private static boolean breaches(AlarmCondition condition, double value) {
    return switch (condition.comparison()) {
      case "GreaterThanThreshold" -> value > condition.threshold();
      case "GreaterThanOrEqualToThreshold" -> value >= condition.threshold();
      case "LessThanThreshold" -> value < condition.threshold();
      case "LessThanOrEqualToThreshold" -> value <= condition.threshold();
      default ->
          throw new IllegalArgumentException(
              "the sandbox knows no comparison " + condition.comparison());
    };
  }

  private static Alarms.State state(
      StateValue value, AlarmCondition condition, double last, Instant now) {
    return new Alarms.State(
        value,
        "Threshold %s: %s, last value %s"
            .formatted(
                value == StateValue.ALARM ? "crossed" : "not crossed",
                condition.comparison() + " " + condition.threshold(),
                last == Math.rint(last) ? Long.toString((long) last) : Double.toString(last)),
        now);
  }
}
