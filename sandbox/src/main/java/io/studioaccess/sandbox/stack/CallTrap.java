package io.studioaccess.sandbox.stack;

import io.studioaccess.sandbox.wire.Call;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Runs an action once, at the first matching call, before the caller gets the response. */
final class CallTrap implements Consumer<Call> {

  private final Predicate<Call> condition;
  private final Runnable action;
  private final AtomicBoolean armed = new AtomicBoolean(true);
  private final CompletableFuture<Call> triggered = new CompletableFuture<>();

  CallTrap(Predicate<Call> condition, Runnable action) {
    this.condition = condition;
    this.action = action;
  }

  @Override
  public void accept(Call call) {
    if (armed.get() && condition.test(call) && armed.getAndSet(false)) {
      action.run();
      triggered.complete(call);
    }
  }

  /** Completes with the call, after the action. */
  CompletableFuture<Call> triggered() {
    return triggered;
  }
}
