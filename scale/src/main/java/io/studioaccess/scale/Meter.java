package io.studioaccess.scale;

import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import io.studioaccess.sandbox.cloudformation.template.TemplateTable;
import io.studioaccess.sandbox.lambda.LogLine;
import io.studioaccess.sandbox.sqs.Depth;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.wire.Call;
import io.studioaccess.sandbox.wire.ConsumedUnits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Measures what the stack uses, between two moments. Only calls of the functions and of their event
 * source mappings count; DynamoDB itself counts the units.
 */
public final class Meter {
  /** The endpoint's log of calls would grow without end. */
  private static final int MOST_CALLS_IN_LOG = 10_000;

  private final Sandbox sandbox;
  private final Map<String, String> functions;
  private final Map<String, String> tables;
  private final SortedMap<String, FunctionProbe> probes = new TreeMap<>();
  private final AtomicLong logged = new AtomicLong();
  private final AtomicLong logBytes = new AtomicLong();
  private final Map<String, SortedMap<String, Double>> calls = new HashMap<>();
  private final Set<String> metrics = ConcurrentHashMap.newKeySet();
  private final SortedMap<String, Double> throttled = new TreeMap<>();
  private final SortedMap<String, Double> readUnits = new TreeMap<>();
  private final SortedMap<String, Double> writeUnits = new TreeMap<>();
  private double deliveries;
  private long startedAt;
  private Instant startedAtOfCompany = Instant.EPOCH;
  private long deadLetters;

  /**
   * @param gcLogs the folder in which the functions write their logs of collections; empty if the
   *     heap is not of interest
   */
  public Meter(Sandbox sandbox, Optional<Path> gcLogs) {
    this.sandbox = sandbox;
    this.functions =
        sandbox.template().functions().values().stream()
            .collect(
                Collectors.toMap(function -> function.role().name(), TemplateFunction::logicalId));
    this.tables =
        sandbox.template().tables().values().stream()
            .collect(Collectors.toMap(TemplateTable::name, TemplateTable::logicalId));
    for (TemplateFunction function : sandbox.template().functions().values()) {
      probes.put(
          function.logicalId(),
          new FunctionProbe(sandbox.functions(), function.logicalId(), gcLogs));
    }
    sandbox.endpoint().calls().onCall(this::count);
    sandbox.endpoint().meterDynamoDb(this::count);
  }

  /** To be called with each line that a function logs. */
  public void count(LogLine line) {
    logBytes.addAndGet(line.text().getBytes(StandardCharsets.UTF_8).length + 1L);
    if (line.text().contains("\"_aws\"")) {
      metrics.addAll(EmbeddedMetrics.in(line.text()));
    }
  }

  private synchronized void count(Call call) {
    String function = functions.get(call.principal());
    if (function != null) {
      String operation = call.service() + "." + call.operation();
      calls.computeIfAbsent(function, _ -> new TreeMap<>()).merge(operation, 1.0, Double::sum);
      if (!call.succeeded() && String.valueOf(call.errorCode()).contains("hrottl")) {
        throttled.merge(operation, 1.0, Double::sum);
      }
    }
    if (logged.incrementAndGet() % MOST_CALLS_IN_LOG == 0) {
      sandbox.endpoint().calls().clear();
    }
  }

  private synchronized void count(ConsumedUnits consumed) {
    if (functions.containsKey(consumed.principal())) {
      (consumed.isRead() ? readUnits : writeUnits)
          .merge(
              tables.getOrDefault(consumed.table(), consumed.table()),
              consumed.units(),
              Double::sum);
    }
  }

  /** Publishes an event and counts its deliveries. */
  public void publish(Map<String, ?> event) {
    int delivered = sandbox.publish(event).size();
    synchronized (this) {
      deliveries += delivered;
    }
  }

  /** The calls that were throttled, by service and operation, since {@link #start}. */
  public synchronized SortedMap<String, Double> throttled() {
    return new TreeMap<>(throttled);
  }

  /** Forgets what was so far. */
  public void start() {
    probes.values().forEach(probe -> probe.next(new TreeMap<>()));
    synchronized (this) {
      calls.clear();
      throttled.clear();
      readUnits.clear();
      writeUnits.clear();
      deliveries = 0;
      logBytes.set(0);
    }
    deadLetters = deadLettersNow();
    startedAtOfCompany = sandbox.clock().instant();
    startedAt = System.nanoTime();
  }

  /** What was used since {@link #start}. */
  public Usage stop() {
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    SortedMap<String, Usage.FunctionUse> uses = new TreeMap<>();
    probes.forEach((name, probe) -> uses.put(name, probe.next(callsOf(name))));
    uses.values().removeIf(use -> use.invocations() == 0 && use.calls().isEmpty());
    synchronized (this) {
      return new Usage(
          new TreeMap<>(readUnits),
          new TreeMap<>(writeUnits),
          uses,
          logBytes.get(),
          deliveries,
          seconds,
          Duration.between(startedAtOfCompany, sandbox.clock().instant()).toMillis() / 1e3,
          deadLettersNow() - deadLetters);
    }
  }

  private synchronized SortedMap<String, Double> callsOf(String function) {
    return new TreeMap<>(calls.getOrDefault(function, new TreeMap<>()));
  }

  /** The number of CloudWatch metrics that the functions have logged so far. */
  public int metrics() {
    return metrics.size();
  }

  private long deadLettersNow() {
    return sandbox.depths().entrySet().stream()
        .filter(queue -> queue.getKey().contains("DeadLetter"))
        .map(Map.Entry::getValue)
        .mapToLong(Depth::visible)
        .sum();
  }
}
