package io.studioaccess.sandbox.page.view;

import io.studioaccess.sandbox.cloudformation.template.AlarmCondition;
import io.studioaccess.sandbox.cloudformation.template.Monitoring;
import io.studioaccess.sandbox.cloudformation.template.TemplateMetric;
import io.studioaccess.sandbox.cloudformation.template.TemplateQueue;
import io.studioaccess.sandbox.cloudformation.template.TemplateStack;
import io.studioaccess.sandbox.cloudwatch.AlarmEvaluator;
import io.studioaccess.sandbox.cloudwatch.Alarms;
import io.studioaccess.sandbox.cloudwatch.EmbeddedMetrics;
import io.studioaccess.sandbox.cloudwatch.MetricStore;
import io.studioaccess.sandbox.eventbridge.Delivery;
import io.studioaccess.sandbox.lambda.LogLine;
import io.studioaccess.sandbox.sqs.Depth;
import io.studioaccess.sandbox.stack.Sandbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * Lets the stack's alarms ring by the metrics that were really written: those that functions log,
 * and those of SQS, Lambda and EventBridge that the sandbox measures.
 */
public final class AlarmMonitor {
  private final Sandbox sandbox;
  private final MetricStore metrics = new MetricStore();
  private final EmbeddedMetrics embedded = new EmbeddedMetrics(metrics);
  private final AlarmEvaluator evaluator;
  private final Map<String, String> physicalIds = new HashMap<>();
  private final Map<String, Long> counted = new HashMap<>();

  /** One alarm of the template. */
  record Alarm(String id, AlarmCondition condition, Alarms.State state, boolean isEvaluated) {}

  public AlarmMonitor(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.evaluator = new AlarmEvaluator(metrics, sandbox.clock().instant());
    for (TemplateStack.StackResource resource : sandbox.template().stack().resources()) {
      physicalIds.put(resource.logicalId(), resource.physicalId());
    }
    sandbox.rules().onPublished((_, deliveries) -> delivered(deliveries));
  }

  private void delivered(List<Delivery> deliveries) {
    for (Delivery delivery : deliveries) {
      String rule = physicalIds.getOrDefault(delivery.rule(), delivery.rule());
      metrics.put(
          new TemplateMetric("AWS/Events", "Invocations", Map.of("RuleName", rule)),
          sandbox.clock().instant(),
          1);
    }
  }

  /** Stores the metrics of a function's log line. */
  public void logged(LogLine line) {
    if (embedded.read(line.text(), line.at())) {
      evaluate();
    }
  }

  /** Measures the queues and functions, and decides which alarms ring. */
  public synchronized void sample() {
    Instant now = sandbox.clock().instant();
    for (TemplateQueue queue : sandbox.template().queues().values()) {
      Depth depth = sandbox.queues().depth(queue.name());
      put(queue, "ApproximateNumberOfMessagesVisible", now, depth.visible());
      put(queue, "ApproximateNumberOfMessagesNotVisible", now, depth.inFlight());
    }
    count("Errors", now, sandbox.functions()::errors);
    count("RecursiveInvocationsDropped", now, sandbox.functions()::recursiveInvocationsDropped);
    evaluate();
  }

  /** A value of 0 is left out: for the alarms on queues, a missing value means the same. */
  private void put(TemplateQueue queue, String name, Instant now, long value) {
    if (value > 0) {
      metrics.put(
          new TemplateMetric("AWS/SQS", name, Map.of("QueueName", queue.name())),
          now,
          (double) value);
    }
  }

  private void count(String name, Instant now, ToLongFunction<String> total) {
    sandbox
        .template()
        .functions()
        .forEach(
            (id, function) -> {
              long all = total.applyAsLong(id);
              long before = Objects.requireNonNullElse(counted.put(name + " " + id, all), 0L);
              if (all > before) {
                metrics.put(
                    new TemplateMetric("AWS/Lambda", name, Map.of("FunctionName", function.name())),
                    now,
                    (double) (all - before));
              }
            });
  }

  private synchronized void evaluate() {
    Instant now = sandbox.clock().instant();
    Monitoring monitoring = sandbox.template().monitoring();
    Map<String, Alarms.State> states = sandbox.cloud().alarms().all();
    monitoring
        .conditions()
        .forEach(
            (id, condition) -> {
              List<TemplateMetric> of = monitoring.alarms().get(id);
              String name = physicalIds.getOrDefault(id, id);
              if (of != null
                  && states.containsKey(name)
                  && AlarmEvaluator.canBeEvaluated(condition, of)) {
                evaluator
                    .evaluate(condition, of, now)
                    .filter(next -> next.value() != states.get(name).value())
                    .ifPresent(next -> sandbox.cloud().alarms().set(name, next));
              }
            });
  }

  List<Alarm> alarms() {
    Monitoring monitoring = sandbox.template().monitoring();
    Map<String, Alarms.State> states = sandbox.cloud().alarms().all();
    List<Alarm> alarms = new ArrayList<>();
    monitoring
        .conditions()
        .forEach(
            (id, condition) -> {
              Alarms.State state = states.get(physicalIds.getOrDefault(id, id));
              List<TemplateMetric> of = monitoring.alarms().get(id);
              if (state != null && of != null) {
                alarms.add(
                    new Alarm(id, condition, state, AlarmEvaluator.canBeEvaluated(condition, of)));
              }
            });
    return alarms;
  }
}
