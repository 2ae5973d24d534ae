package io.studioaccess.sandbox.page.control;

import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.wire.Faults;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Faults of AWS, of the functions and of the events. */
final class FaultControls {
  private static final int MAX_TIMES = 1_000;
  private static final int PERCENT = 100;

  private final Sandbox sandbox;
  private final Set<String> kills;

  FaultControls(Target target) {
    this.sandbox = target.sandbox();
    this.kills = target.kills();
  }

  void addTo(Map<String, Control> controls) {
    controls.put("faults", this::add);
    controls.put("faults/end", this::end);
    controls.put("faults/clear", this::clear);
  }

  private Object add(Body request) {
    String kind = request.text("kind");
    switch (kind) {
      case "throttle" -> addToCalls(request, Faults.Kind.THROTTLED);
      case "deny" -> addToCalls(request, Faults.Kind.DENIED);
      case "fail" -> addToCalls(request, Faults.Kind.FAILED_BEFORE_EFFECT);
      case "fail-after" -> addToCalls(request, Faults.Kind.FAILED_AFTER_EFFECT);
      case "unreachable" -> makeUnreachable();
      case "kill" -> kill(request.text("function"));
      case "lose-events" ->
          sandbox.rules().faults().loseNext(request.number("times", 1, MAX_TIMES));
      case "double-events" ->
          sandbox.rules().faults().doubleNext(request.number("times", 1, MAX_TIMES));
      default ->
          throw new ControlException(
              "kind: expected throttle, deny, fail, fail-after, unreachable, kill, lose-events or"
                  + " double-events, found "
                  + kind);
    }
    return Map.of("kind", kind);
  }

  /** For {@code times} calls, or for {@code percent} of all calls until the fault is ended. */
  private void addToCalls(Body request, Faults.Kind kind) {
    String service = request.optionalText("service").orElse(Faults.ANY).toLowerCase(Locale.ROOT);
    String operation = request.optionalText("operation").orElse(Faults.ANY);
    Faults faults = sandbox.endpoint().faults();
    String principal = request.optionalText("function").map(this::role).orElse(Faults.ANY);
    if (request.json().has("percent")) {
      double probability = request.number("percent", PERCENT, PERCENT) / (double) PERCENT;
      faults.failRandomly(probability, kind, service, operation, principal);
    } else {
      faults.failNext(request.number("times", 1, MAX_TIMES), kind, service, operation, principal);
    }
  }

  private String role(String function) {
    return sandbox.template().functions().values().stream()
        .filter(f -> f.logicalId().equals(function(function)))
        .map(f -> f.role().name())
        .findFirst()
        .orElseThrow();
  }

  /** All calls to SageMaker fail, and no session in another account begins. */
  private void makeUnreachable() {
    Faults faults = sandbox.endpoint().faults();
    faults.failRandomly(1, Faults.Kind.FAILED_BEFORE_EFFECT, "sagemaker", Faults.ANY, Faults.ANY);
    faults.failRandomly(1, Faults.Kind.DENIED, "sts", "AssumeRole", Faults.ANY);
  }

  private void kill(String name) {
    String function = function(name);
    kills.add(function);
    var unused = sandbox.killDuring(function, call -> true).thenRun(() -> kills.remove(function));
  }

  private String function(String name) {
    return sandbox.template().functions().keySet().stream()
        .filter(id -> id.equals(name) || id.equals(name + "Function"))
        .findFirst()
        .orElseThrow(
            () ->
                new ControlException(
                    "function: expected one of %s, found %s"
                        .formatted(sandbox.template().functions().keySet(), name)));
  }

  private Object end(Body request) {
    int id = request.number("id", 0, Integer.MAX_VALUE);
    sandbox.endpoint().faults().end(id);
    return Map.of("ended", id);
  }

  private Object clear(Body request) {
    sandbox.endpoint().faults().clear();
    sandbox.rules().faults().clear();
    return Map.of("ended", "all");
  }
}
