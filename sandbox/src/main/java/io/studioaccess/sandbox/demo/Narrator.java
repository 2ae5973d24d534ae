package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.eventbridge.Delivery;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.wire.Call;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Runs the steps of the demo, and prints for each its event, decisions, calls and duration. */
final class Narrator {
  /** The pollers' calls, which are not shown. */
  private static final Set<String> POLLING =
      Set.of(
          "ReceiveMessage",
          "DeleteMessage",
          "DeleteMessageBatch",
          "GetQueueAttributes",
          "GetQueueUrl",
          "ListStreams",
          "DescribeStream",
          "GetShardIterator",
          "GetRecords");

  private final Sandbox sandbox;
  private final PrintStream out;
  private final List<String> outcomes = new CopyOnWriteArrayList<>();
  private int step;

  Narrator(Sandbox sandbox, PrintStream out) {
    this.sandbox = sandbox;
    this.out = out;
    sandbox.cloud().eventBuses().onEvent(this::onEvent);
  }

  void run(Story.Step next) {
    out.printf("%n%d. %s%n", ++step, next.title());
    int firstLine = sandbox.log().size();
    int firstCall = sandbox.endpoint().calls().all().size();
    Duration busyBefore = busy();
    Instant start = sandbox.clock().instant();

    next.action().run();
    sandbox.settle();

    List<Call> calls = sandbox.endpoint().calls().all();
    Decisions.fromLog(sandbox.log().subList(firstLine, sandbox.log().size()), start)
        .forEach(decision -> line("decision", decision));
    calls(calls.subList(firstCall, calls.size())).forEach(this::line);
    outcomes.forEach(outcome -> line("outcome event", outcome));
    outcomes.clear();
    line("profiles now", FinalState.profiles(sandbox));
    line(
        "took",
        "%s on the sandbox's clock; the functions were busy for %.1f s"
            .formatted(
                describe(Duration.between(start, sandbox.clock().instant())),
                busy().minus(busyBefore).toMillis() / 1000.0));
  }

  void event(String file, List<Delivery> deliveries) {
    line(
        "event",
        file
            + " -> "
            + (deliveries.isEmpty()
                ? "no rule matches"
                : deliveries.stream().map(Narrator::describe).collect(Collectors.joining(", "))));
  }

  /** Prints the events of the directory, and collects the functions' outcome events. */
  private void onEvent(Map<String, Object> event) {
    if (!(event.get("detail") instanceof Map<?, ?> detail)) {
      return;
    }
    if ("studio-access".equals(event.get("source"))) {
      outcomes.add(
          "%s, profile %s in %s"
              .formatted(
                  event.get("detail-type"), detail.get("userProfileName"), detail.get("domainId")));
    } else if (detail.get("eventName") == null) {
      line("event", "%s from %s".formatted(event.get("detail-type"), event.get("source")));
    } else {
      line("event", "%s from %s".formatted(detail.get("eventName"), detail.get("eventSource")));
    }
  }

  private Map<String, String> calls(List<Call> calls) {
    Map<String, Map<String, Integer>> byFunction = new LinkedHashMap<>();
    for (Call call : calls) {
      String function = functionOf(call.principal());
      if (!function.isEmpty() && !POLLING.contains(call.operation())) {
        byFunction
            .computeIfAbsent(function, f -> new LinkedHashMap<>())
            .merge(call.operation(), 1, Integer::sum);
      }
    }
    Map<String, String> lines = new LinkedHashMap<>();
    byFunction.forEach(
        (function, counts) ->
            lines.put(
                "calls by " + function,
                counts.entrySet().stream()
                    .map(c -> c.getValue() == 1 ? c.getKey() : c.getKey() + " ×" + c.getValue())
                    .collect(Collectors.joining(", "))));
    return lines;
  }

  private String functionOf(String principal) {
    return sandbox.template().functions().values().stream()
        .filter(function -> function.role().name().equals(principal))
        .map(function -> function.logicalId().replace("Function", ""))
        .findFirst()
        .orElse("");
  }

  private Duration busy() {
    return sandbox.template().functions().keySet().stream()
        .map(function -> sandbox.functions().busy(function))
        .reduce(Duration.ZERO, Duration::plus);
  }

  void line(String label, String text) {
    out.printf("   %-22s %s%n", label, text);
  }

  private static String describe(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered delivered -> delivered.rule() + " -> " + delivered.queue();
      case Delivery.DeadLettered dead -> dead.rule() + " -> dead-letter queue: " + dead.reason();
      case Delivery.Dropped dropped -> dropped.rule() + " -> dropped: " + dropped.reason();
    };
  }

  private static String describe(Duration duration) {
    return duration.toMinutes() == 0
        ? duration.toSeconds() + " s"
        : "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
