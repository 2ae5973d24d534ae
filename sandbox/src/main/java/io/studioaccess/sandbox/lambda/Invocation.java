package io.studioaccess.sandbox.lambda;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One piece of work on its way through an environment.
 *
 * @param trace the header that the function's SDK passes on
 * @param takenAt the same moment as {@link System#nanoTime}
 * @param taken completes when the function got the payload
 */
record Invocation(
    String requestId,
    String payload,
    TraceHeader trace,
    Duration timeout,
    CompletableFuture<Void> taken,
    AtomicLong takenAt,
    CompletableFuture<InvocationResult> answer) {

  static Invocation of(String payload, TraceHeader trace, Duration timeout) {
    return new Invocation(
        UUID.randomUUID().toString(),
        payload,
        trace,
        timeout,
        new CompletableFuture<>(),
        new AtomicLong(System.nanoTime()),
        new CompletableFuture<>());
  }

  /** The function has the payload. */
  void handedOver() {
    takenAt.set(System.nanoTime());
    taken.complete(null);
  }

  void fail(String errorType, String message) {
    answer.complete(new InvocationResult.Failed(errorType, message));
    taken.complete(null);
  }
}
