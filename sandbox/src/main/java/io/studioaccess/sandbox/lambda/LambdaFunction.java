package io.studioaccess.sandbox.lambda;

import io.studioaccess.sandbox.cloudformation.template.QueueSource;
import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** A function with its environments: as many as are needed at once, up to its concurrency. */
final class LambdaFunction implements AutoCloseable {

  private final TemplateFunction template;
  private final FunctionHost host;
  private final RuntimeApi api;
  private final RuntimeEnvironment runtime;
  private final int concurrency;
  private final Semaphore permits;
  private final RecursionGuard recursion;
  private final SnapshotState snapshot;
  private final Deque<ExecutionEnvironment> idle = new ConcurrentLinkedDeque<>();
  private final Set<ExecutionEnvironment> all = ConcurrentHashMap.newKeySet();
  private final AtomicInteger running = new AtomicInteger();
  private final LongAdder busyNanos = new LongAdder();
  private final LongAdder invocations = new LongAdder();
  private final LongAdder errors = new LongAdder();

  LambdaFunction(TemplateFunction template, FunctionHost host, RuntimeApi api, String accessKeyId) {
    this.template = template;
    this.host = host;
    this.api = api;
    this.runtime = new RuntimeEnvironment(template, host, accessKeyId);
    int allowed =
        template.sources().stream()
            .filter(QueueSource.class::isInstance)
            .map(QueueSource.class::cast)
            .mapToInt(QueueSource::maximumConcurrency)
            .max()
            .orElse(host.concurrency());
    this.concurrency = Math.min(allowed, host.concurrency());
    this.permits = new Semaphore(concurrency);
    this.recursion = new RecursionGuard(template);
    this.snapshot = new SnapshotState(host.clock());
  }

  TemplateFunction template() {
    return template;
  }

  RecursionGuard recursion() {
    return recursion;
  }

  int concurrency() {
    return concurrency;
  }

  int running() {
    return running.get();
  }

  Duration busy() {
    return Duration.ofNanos(busyNanos.sum());
  }

  long invocations() {
    return invocations.sum();
  }

  long errors() {
    return errors.sum();
  }

  List<Long> pids() {
    return all.stream()
        .filter(ExecutionEnvironment::isAlive)
        .map(ExecutionEnvironment::pid)
        .toList();
  }

  /** Starts an environment before anybody asks for it. */
  void warm() {
    idle.push(start());
  }

  /** Invokes the function as the beginning of a chain. */
  InvocationResult invoke(String payload) throws InterruptedException {
    return invoke(payload, TraceHeader.first());
  }

  /**
   * Waits for a free environment if all are busy.
   *
   * @param trace of the messages that cause the invocation
   */
  InvocationResult invoke(String payload, TraceHeader trace) throws InterruptedException {
    Optional<InvocationResult.Failed> notReady =
        template.snapStart() && host.snapshots() ? snapshot.invoke() : Optional.empty();
    if (notReady.isPresent()) {
      return notReady.get();
    }
    running.incrementAndGet();
    try {
      permits.acquire();
      try {
        return invoke(environment(), payload, trace.invoking(template.arn()));
      } finally {
        permits.release();
      }
    } finally {
      running.decrementAndGet();
    }
  }

  private InvocationResult invoke(
      ExecutionEnvironment environment, String payload, TraceHeader trace)
      throws InterruptedException {
    Invocation invocation = Invocation.of(payload, trace, template.timeout());
    InvocationResult answer = environment.invoke(invocation);
    invocations.increment();
    if (answer instanceof InvocationResult.Failed) {
      errors.increment();
    }
    busyNanos.add(System.nanoTime() - invocation.takenAt().get());
    switch (answer) {
      case InvocationResult.Failed failed when failed.errorType().equals("Sandbox.Timedout") -> {
        host.log()
            .accept(new LogLine(template.logicalId(), host.clock().instant(), failed.message()));
        discard(environment);
      }
      case InvocationResult ended -> {
        if (environment.isAlive()) {
          idle.push(environment);
        } else {
          discard(environment);
        }
      }
    }
    return answer;
  }

  private ExecutionEnvironment environment() {
    for (var free = idle.poll(); free != null; free = idle.poll()) {
      if (free.isAlive()) {
        return free;
      }
      discard(free);
    }
    return start();
  }

  private ExecutionEnvironment start() {
    String id = template.logicalId() + "-" + UUID.randomUUID();
    var environment =
        new ExecutionEnvironment(
            id, template.arn(), runtime.command(id, api.address(id)), api, this::log);
    all.add(environment);
    return environment;
  }

  private void discard(ExecutionEnvironment environment) {
    all.remove(environment);
    environment.close();
  }

  private void log(String line) {
    if (!line.startsWith("Picked up JAVA_TOOL_OPTIONS")) {
      host.log().accept(new LogLine(template.logicalId(), host.clock().instant(), line));
    }
  }

  /** Kills the environments that are in the middle of an invocation; returns how many. */
  int killBusy() {
    List<ExecutionEnvironment> busy = all.stream().filter(ExecutionEnvironment::isBusy).toList();
    busy.forEach(ExecutionEnvironment::kill);
    return busy.size();
  }

  @Override
  public void close() {
    all.forEach(ExecutionEnvironment::close);
  }
}
