package io.studioaccess.sandbox.lambda;

import io.studioaccess.sandbox.process.JavaProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One process of a function, which handles one invocation at a time. */
final class ExecutionEnvironment implements AutoCloseable {

  /** Lambda allows ten seconds. A busy machine may need far more. */
  private static final Duration INIT = Duration.ofMinutes(5);

  private final String id;
  private final String functionArn;
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable Invocation> current = new AtomicReference<>();
  private final AtomicReference<InvocationResult.@Nullable Failed> initError =
      new AtomicReference<>();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private final JavaProcess process;
  private volatile boolean served;
  private final RuntimeApi api;

  ExecutionEnvironment(
      String id,
      String functionArn,
      JavaProcess.Command command,
      RuntimeApi api,
      Consumer<String> log) {
    this.id = id;
    this.functionArn = functionArn;
    this.api = api;
    api.add(this);
    this.process = JavaProcess.start(command, log);
    var unused = process.ended().thenAccept(this::ended);
  }

  String id() {
    return id;
  }

  String functionArn() {
    return functionArn;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive() && !gone.isDone();
  }

  boolean isBusy() {
    return current.get() != null;
  }

  /** Returns when the invocation has ended, one way or another. */
  InvocationResult invoke(Invocation invocation) throws InterruptedException {
    current.set(invocation);
    waiting.add(invocation);
    if (gone.isDone()) {
      fail(invocation, "Runtime.ExitError", "Runtime exited before the invocation");
    }
    try {
      if (!await(invocation.taken(), INIT)) {
        process.kill();
        return new InvocationResult.Failed("Sandbox.Timedout", "Init did not end within " + INIT);
      }
      if (!await(invocation.answer(), invocation.timeout())) {
        process.kill();
        return new InvocationResult.Failed(
            "Sandbox.Timedout",
            "RequestId: %s Error: Task timed out after %d.%02d seconds"
                .formatted(
                    invocation.requestId(),
                    invocation.timeout().toSeconds(),
                    invocation.timeout().toMillisPart() / 10));
      }
      served = true;
      return invocation.answer().join();
    } finally {
      current.set(null);
    }
  }

  private static boolean await(CompletableFuture<?> future, Duration atMost)
      throws InterruptedException {
    try {
      future.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for work; empty when there will be none any more. */
  Optional<Invocation> next() {
    try {
      while (isAlive()) {
        Invocation invocation = waiting.poll(1, TimeUnit.SECONDS);
        if (invocation != null) {
          return Optional.of(invocation);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  void answered(String requestId, InvocationResult answer) {
    Invocation invocation = current.get();
    if (invocation != null && invocation.requestId().equals(requestId)) {
      invocation.answer().complete(answer);
    }
  }

  void initFailed(InvocationResult.Failed failure) {
    initError.set(failure);
  }

  private void ended(int status) {
    gone.complete(null);
    api.remove(this);
    Invocation invocation = current.get();
    if (invocation != null) {
      fail(invocation, "Runtime.ExitError", "Runtime exited with status " + status);
    }
  }

  private void fail(Invocation invocation, String errorType, String message) {
    InvocationResult.Failed reason = initError.get();
    invocation.fail(
        reason == null ? errorType : reason.errorType(),
        "RequestId: %s Error: %s"
            .formatted(invocation.requestId(), reason == null ? message : reason.message()));
  }

  /** As {@code kill -9}, in the middle of whatever it does. */
  void kill() {
    process.kill();
  }

  /** One that never ran to its end has not loaded what others will need. */
  @Override
  public void close() {
    if (served && !isBusy()) {
      process.retire();
    } else {
      process.close();
    }
  }
}
