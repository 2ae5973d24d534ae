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

/** Prints what happened in a step: event, decisions, calls, how long. */
final class Narrator {
  /** The event source mapping's own calls, which go on all the time. */
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
    sandbox.cloud().events().onEvent(this::emitted);
  }

  void tell(Story.Step next) {
    out.printf("%n%d. %s%n", ++step, next.title());
    int firstLine = sandbox.log().size();
    int firstCall = sandbox.frontDoor().calls().all().size();
    Duration busyBefore = busy();
    Instant begun = sandbox.clock().instant();

    next.action().run();
    sandbox.settle();

    List<Call> calls = sandbox.frontDoor().calls().all();
    Decisions.in(sandbox.log().subList(firstLine, sandbox.log().size()), begun)
        .forEach(decision -> line("decision", decision));
    calls(calls.subList(firstCall, calls.size())).forEach(this::line);
    outcomes.forEach(outcome -> line("outcome event", outcome));
    outcomes.clear();
    line("profiles now", FinalState.profiles(sandbox));
    line(
        "took",
        "%s on the sandbox's clock; the functions were busy for %.1f s"
            .formatted(
                words(Duration.between(begun, sandbox.clock().instant())),
                busy().minus(busyBefore).toMillis() / 1000.0));
  }

  void event(String what, List<Delivery> deliveries) {
    line(
        "event",
        what
            + " -> "
            + (deliveries.isEmpty()
                ? "no rule matches"
                : deliveries.stream().map(Narrator::words).collect(Collectors.joining(", "))));
  }

  /** Events of calls to the Identity Store API, and the outcome events of the functions. */
  private void emitted(Map<String, Object> event) {
    if (!(event.get("detail") instanceof Map<?, ?> detail)) {
      return;
    }
    if ("studio-access".equals(event.get("source"))) {
      outcomes.add(
          "%s, profile %s in %s"
              .formatted(
                  event.get("detail-type"), detail.get("userProfileName"), detail.get("domainId")));
    } else {
      line("event", "%s of %s".formatted(detail.get("eventName"), detail.get("eventSource")));
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
                "calls of " + function,
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

  private static String words(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered delivered -> delivered.rule() + " -> " + delivered.queue();
      case Delivery.DeadLettered dead -> dead.rule() + " -> dead letters: " + dead.reason();
      case Delivery.Dropped dropped -> dropped.rule() + " -> lost: " + dropped.reason();
    };
  }

  private static String words(Duration duration) {
    return duration.toMinutes() == 0
        ? duration.toSeconds() + " s"
        : "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
