package io.studioaccess.sandbox.lambda;

import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The template's functions, by logical id. */
public final class Functions implements AutoCloseable {

  private final RuntimeApi api = new RuntimeApi();
  private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
  private final Map<String, String> accessKeys = new LinkedHashMap<>();

  /**
   * They start when they are first invoked.
   *
   * @param admit gives a principal its access key id
   */
  public Functions(Template template, FunctionHost host, Function<Principal, String> admit) {
    template
        .functions()
        .forEach(
            (id, function) -> {
              String accessKeyId = admit.apply(principal(function, host.accountId()));
              accessKeys.put(id, accessKeyId);
              functions.put(id, new LambdaFunction(function, host, api, accessKeyId));
            });
  }

  /** Starts one environment of every function with SnapStart, and does not wait for it. */
  public void startAhead() {
    functions.values().stream()
        .filter(function -> function.template().snapStart())
        .forEach(LambdaFunction::warm);
  }

  /** The function's role, as the front door and the call log know it. */
  public static Principal principal(TemplateFunction function, String accountId) {
    return Principal.session(
        function.role().arn(),
        function.name(),
        function.role().policies().stream().map(PolicyDocument::of).toList());
  }

  /** Invokes a function and waits for its answer. */
  public InvocationResult invoke(String function, String payload) {
    try {
      return function(function).invoke(payload);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + function + " was running", e);
    }
  }

  /** The sum of all its invocations so far, in real time. */
  public Duration busy(String function) {
    return function(function).busy();
  }

  /** How many of its invocations have ended. */
  public long invocations(String function) {
    return function(function).invocations();
  }

  /** The sum of CloudWatch's metric Errors of the function: invocations that ended in an error. */
  public long errors(String function) {
    return function(function).errors();
  }

  /** The process ids of the function's environments. */
  public List<Long> pids(String function) {
    return function(function).pids();
  }

  /** The sum of CloudWatch's metric RecursiveInvocationsDropped of the function. */
  public long recursiveInvocationsDropped(String function) {
    return function(function).recursion().dropped();
  }

  /** The access key id with which the front door knows the function. */
  public String accessKeyId(String function) {
    return Optional.ofNullable(accessKeys.get(function))
        .orElseThrow(() -> new IllegalArgumentException("no function " + function));
  }

  /** Kills the function's processes that are in the middle of an invocation; returns how many. */
  public int kill(String function) {
    return function(function).killBusy();
  }

  /** The process ids of all functions. */
  public List<Long> pids() {
    return functions.values().stream().flatMap(function -> function.pids().stream()).toList();
  }

  /** What runs right now, by name. */
  public List<String> underWay() {
    var busy = new ArrayList<String>();
    functions.forEach(
        (id, function) -> {
          if (function.running() > 0) {
            busy.add(id + " is running");
          }
        });
    return busy;
  }

  LambdaFunction function(String id) {
    LambdaFunction function = functions.get(id);
    if (function == null) {
      throw new IllegalArgumentException("no function " + id + " among " + functions.keySet());
    }
    return function;
  }

  @Override
  public void close() {
    functions.values().forEach(LambdaFunction::close);
    api.close();
  }
}
