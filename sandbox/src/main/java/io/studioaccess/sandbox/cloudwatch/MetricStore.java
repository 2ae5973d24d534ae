package io.studioaccess.sandbox.cloudwatch;

import io.studioaccess.sandbox.cloudformation.template.TemplateMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The values of the metrics that were written, for as long as an alarm can look back. */
public final class MetricStore {

  /** CloudWatch evaluates no more than seven days, with periods of at most a day. */
  private static final Duration KEPT = Duration.ofDays(8);

  private final Map<TemplateMetric, List<Value>> values = new HashMap<>();

  private record Value(Instant at, double value) {}

  public synchronized void put(TemplateMetric metric, Instant at, double value) {
    List<Value> known = values.computeIfAbsent(metric, _ -> new ArrayList<>());
    known.add(new Value(at, value));
    if (known.getFirst().at().isBefore(at.minus(KEPT))) {
      known.removeIf(old -> old.at().isBefore(at.minus(KEPT)));
    }
  }

  /**
   * The statistic of the values from {@code from}, and before {@code to}; empty if there is none.
   *
   * @throws IllegalArgumentException on a statistic other than Maximum, Minimum and Sum
   */
  synchronized OptionalDouble statistic(
      TemplateMetric metric, String statistic, Instant from, Instant to) {
    double[] inPeriod =
        values.getOrDefault(metric, List.of()).stream()
            .filter(value -> !value.at().isBefore(from) && value.at().isBefore(to))
            .mapToDouble(Value::value)
            .toArray();
    if (inPeriod.length == 0) {
      return OptionalDouble.empty();
    }
    return switch (statistic) {
      case "Maximum" -> DoubleStream.of(inPeriod).max();
      case "Minimum" -> DoubleStream.of(inPeriod).min();
      case "Sum" -> OptionalDouble.of(DoubleStream.of(inPeriod).sum());
      default -> throw new IllegalArgumentException("the sandbox knows no statistic " + statistic);
    };
  }
}
