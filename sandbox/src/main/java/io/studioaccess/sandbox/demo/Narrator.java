package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.eventbridge.Delivery;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Runs the steps of the demo, prints for each its events, decisions and duration, and compares its
 * effect with the expected one.
 */
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
  private final Terminal terminal;
  private final List<PublishedOutcome> outcomes = new CopyOnWriteArrayList<>();
  private int step;

  /** An outcome event that a function has published. */
  private record PublishedOutcome(String name, String user, String profile, String domain) {}

  Narrator(Sandbox sandbox, Terminal terminal) {
    this.sandbox = sandbox;
    this.terminal = terminal;
    sandbox.cloud().eventBuses().onEvent(this::onEvent);
  }

  /**
   * Runs the steps up to the first one without the expected effect.
   *
   * @return whether all had it
   */
  boolean run(List<Story.Step> steps, Demo.Pace pace) {
    for (Story.Step next : steps) {
      pace.before(next.title(), steps.size());
      List<String> differences = run(next);
      if (!differences.isEmpty()) {
        differences.forEach(difference -> terminal.line("not expected", difference));
        terminal.text("");
        terminal.bad("Not as expected: step %d, \"%s\".".formatted(step, next.title()));
        return false;
      }
    }
    return true;
  }

  private List<String> run(Story.Step next) {
    step++;
    terminal.heading("%d. %s".formatted(step, next.title()));
    int firstLine = sandbox.log().size();
    int firstCall = sandbox.endpoint().calls().all().size();
    Duration busyBefore = busy();
    Instant start = sandbox.clock().instant();

    next.action().run();
    sandbox.settle();

    Decisions decisions =
        Decisions.fromLog(sandbox.log().subList(firstLine, sandbox.log().size()), start);
    decisions.lines(terminal.verbose()).forEach(decision -> terminal.line("decision", decision));
    if (terminal.verbose()) {
      List<Call> calls = sandbox.endpoint().calls().all();
      calls(calls.subList(firstCall, calls.size())).forEach(text -> terminal.line("calls", text));
    }
    outcomes.forEach(
        outcome ->
            terminal.line(
                "outcome",
                "%s: profile %s in %s"
                    .formatted(outcome.name(), outcome.profile(), outcome.domain())));
    if (terminal.verbose()) {
      terminal.line("profiles now", FinalState.profiles(sandbox));
    }
    terminal.line(
        "took",
        "%s on the sandbox's clock; the functions were busy for %.1f s"
            .formatted(
                Terminal.text(Duration.between(start, sandbox.clock().instant())),
                busy().minus(busyBefore).toMillis() / 1000.0));
    List<String> published =
        outcomes.stream().map(outcome -> outcome.name() + " " + outcome.user()).toList();
    outcomes.clear();
    return next.effect().differences(roles(), tags(), published, decisions.ignored());
  }

  private Map<User, String> roles() {
    Map<User, String> roles = new LinkedHashMap<>();
    for (User user : Company.CAST) {
      FinalState.profileOf(sandbox, user)
          .ifPresent(profile -> roles.put(user, FinalState.role(profile)));
    }
    return roles;
  }

  private Map<User, String> tags() {
    Map<User, String> tags = new LinkedHashMap<>();
    for (User user : Company.CAST) {
      FinalState.profileOf(sandbox, user)
          .ifPresent(profile -> tags.put(user, FinalState.tags(sandbox, profile)));
    }
    return tags;
  }

  void event(String file, List<Delivery> deliveries) {
    terminal.line(
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
          new PublishedOutcome(
              String.valueOf(event.get("detail-type")),
              nameOf(String.valueOf(detail.get("userId"))),
              String.valueOf(detail.get("userProfileName")),
              String.valueOf(detail.get("domainId"))));
    } else if (detail.get("eventName") == null) {
      terminal.line("event", "%s from %s".formatted(event.get("detail-type"), event.get("source")));
    } else {
      terminal.line(
          "event", "%s from %s".formatted(detail.get("eventName"), detail.get("eventSource")));
    }
  }

  private static String nameOf(String userId) {
    return Company.CAST.stream()
        .filter(user -> user.userId().equals(userId))
        .findFirst()
        .map(User::userName)
        .orElse(userId);
  }

  /** The calls of each function, one text each. */
  private List<String> calls(List<Call> calls) {
    Map<String, Map<String, Integer>> byFunction = new LinkedHashMap<>();
    for (Call call : calls) {
      String function = functionOf(call.principal());
      if (!function.isEmpty() && !POLLING.contains(call.operation())) {
        byFunction
            .computeIfAbsent(function, f -> new LinkedHashMap<>())
            .merge(call.operation(), 1, Integer::sum);
      }
    }
    List<String> lines = new ArrayList<>();
    byFunction.forEach(
        (function, counts) -> {
          List<String> texts = new ArrayList<>();
          counts.forEach(
              (operation, count) -> texts.add(count == 1 ? operation : operation + " ×" + count));
          lines.add(function + ": " + String.join(", ", texts));
        });
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

  private static String describe(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered delivered -> delivered.rule() + " -> " + delivered.queue();
      case Delivery.DeadLettered dead -> dead.rule() + " -> dead-letter queue: " + dead.reason();
      case Delivery.Dropped dropped -> dropped.rule() + " -> dropped: " + dropped.reason();
    };
  }
}
