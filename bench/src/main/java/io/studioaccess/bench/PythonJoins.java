package io.studioaccess.bench;

import io.studioaccess.sandbox.cloudformation.template.TemplateQueue;
import io.studioaccess.sandbox.process.DaemonThreads;
import io.studioaccess.sandbox.stack.Sandbox;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A burst of joins, handled by the plain Python function. Each event is an invocation. A failed one
 * returns to the queue, as Lambda does it: visible again after the queue's timeout, and lost to the
 * dead-letter queue after its last receive.
 */
final class PythonJoins {
  private static final String MODULE = "join";

  private final ThrottledCompany company;
  private final TemplateQueue queue;
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparing(Waiting::due));
  private final AtomicLong functionNanos = new AtomicLong();
  private final AtomicLong cpuNanos = new AtomicLong();
  private final AtomicInteger invocations = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private int busy;

  /** A message in the queue. */
  private record Waiting(Instant due, int receives, String event) {}

  private PythonJoins(ThrottledCompany company) {
    this.company = company;
    this.queue =
        Objects.requireNonNull(company.sandbox().template().queues().get("ProvisionerQueue"));
  }

  /** Empty if python3 or boto3 is missing. */
  static Optional<JoinsResult> measure(Path repository, int joins, int share, File log)
      throws IOException, InterruptedException {
    try (ThrottledCompany company = new ThrottledCompany(repository, joins, share)) {
      Sandbox sandbox = company.sandbox();
      Optional<Variant> python = new Variants(repository, Backend.function(sandbox)).python(MODULE);
      return python.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new PythonJoins(company)
                  .measure(python.get(), environment(repository, sandbox), joins, log));
    }
  }

  private static Map<String, String> environment(Path repository, Sandbox sandbox) {
    Map<String, String> environment = Backend.environment(sandbox);
    for (String name : List.of("HOME", "PATH")) {
      environment.put(name, System.getenv().getOrDefault(name, ""));
    }
    environment.put("PYTHONPATH", repository.resolve("bench/yardstick/python").toString());
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.put("AWS_RETRY_MODE", "standard");
    return environment;
  }

  private JoinsResult measure(Variant python, Map<String, String> environment, int joins, File log)
      throws InterruptedException {
    Instant begin = company.now();
    company
        .events()
        .forEach(event -> waiting.add(new Waiting(begin, 1, Backend.lambdaEvent(event))));
    List<Future<?>> workers = new ArrayList<>();
    try (ExecutorService threads = DaemonThreads.perTask()) {
      for (int i = 0; i < ThrottledCompany.PROCESSES; i++) {
        workers.add(
            threads.submit(
                () -> {
                  work(python, environment, log);
                  return "";
                }));
      }
      for (Future<?> worker : workers) {
        Object unused = worker.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the Python function could not be measured", e);
    }
    return new JoinsResult(
        Variants.PYTHON,
        joins,
        Duration.ofNanos(functionNanos.get()),
        Duration.ofNanos(cpuNanos.get()),
        company.lastProfileAfter(begin),
        Optional.empty(),
        invocations.get(),
        company.calls().size(),
        company.calls().stream().filter(ThrottledCompany::isThrottled).count(),
        0,
        failed.get(),
        0,
        company.withoutProfile());
  }

  private void work(Variant python, Map<String, String> environment, File log)
      throws IOException, InterruptedException {
    try (FunctionProcess process = FunctionProcess.start(python, environment, List.of(), log)) {
      long unused = process.init(false);
      for (Optional<Waiting> next = take(); next.isPresent(); next = take()) {
        long start = System.nanoTime();
        Optional<String> failure = process.tryToHandle(next.get().event());
        functionNanos.addAndGet(System.nanoTime() - start);
        invocations.incrementAndGet();
        finish(next.get(), failure.isPresent());
      }
      cpuNanos.addAndGet(process.cpu());
    }
  }

  /** Waits for a message that is due, and skips time in which nothing happens. */
  private synchronized Optional<Waiting> take() throws InterruptedException {
    while (busy > 0 || !waiting.isEmpty()) {
      Waiting next = waiting.peek();
      if (next != null && busy == 0) {
        company.sandbox().clock().advanceTo(next.due());
      }
      if (next != null && !next.due().isAfter(company.now())) {
        busy++;
        return Optional.ofNullable(waiting.poll());
      }
      wait(20);
    }
    return Optional.empty();
  }

  private synchronized void finish(Waiting message, boolean isFailed) {
    busy--;
    if (isFailed) {
      failed.incrementAndGet();
      if (message.receives() < queue.redrive().orElseThrow().maxReceiveCount()) {
        waiting.add(
            new Waiting(
                company.now().plus(queue.visibilityTimeout()),
                message.receives() + 1,
                message.event()));
      }
    }
    notifyAll();
  }
}
