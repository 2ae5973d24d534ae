package io.studioaccess.sandbox.stack;

import io.studioaccess.sandbox.wire.Call;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Does something at the first call that matches, once, and before the caller gets its answer. */
final class CallTrap implements Consumer<Call> {

  private final Predicate<Call> moment;
  private final Runnable deed;
  private final AtomicBoolean armed = new AtomicBoolean(true);
  private final CompletableFuture<Call> sprung = new CompletableFuture<>();

  CallTrap(Predicate<Call> moment, Runnable deed) {
    this.moment = moment;
    this.deed = deed;
  }

  @Override
  public void accept(Call call) {
    if (armed.get() && moment.test(call) && armed.getAndSet(false)) {
      deed.run();
      sprung.complete(call);
    }
  }

  /** Completes with the call, after the deed. */
  CompletableFuture<Call> sprung() {
    return sprung;
  }
}
