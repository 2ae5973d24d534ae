package io.studioaccess.sandbox.page;

import io.studioaccess.sandbox.lambda.LogLine;
import io.studioaccess.sandbox.page.saved.SavedState;
import io.studioaccess.sandbox.stack.Sandbox;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox that the page shows. A reset ends it and starts another one with the same ports, in
 * about ten seconds: so the functions forget what they have cached, too.
 */
public final class Stage implements AutoCloseable {
  private final Start start;
  private final Path repository;
  private final boolean isClockRunning;
  private final CopyOnWriteArrayList<Consumer<Watched>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Watched watched;
  private volatile String story = "";
  private final AtomicInteger number = new AtomicInteger();

  /** Starts a sandbox with its first state. */
  public interface Start {
    /**
     * @param log receives every line that the functions log
     * @param port of the endpoint that was in use before; 0 for the first time
     */
    Sandbox start(Consumer<LogLine> log, int port);
  }

  public Stage(Start start, Path repository, boolean isClockRunning) {
    this.start = start;
    this.repository = repository;
    this.isClockRunning = isClockRunning;
  }

  /** Starts the sandbox. */
  public synchronized void open() {
    open(0, Optional.empty());
  }

  private void open(int port, Optional<SavedState> saved) {
    Sandbox sandbox = start.start(this::logged, port);
    try {
      saved.ifPresent(state -> state.restoreTo(sandbox));
    } catch (RuntimeException broken) {
      sandbox.close();
      open(port, Optional.empty());
      throw broken;
    }
    Watched next = Watched.of(sandbox, repository, isClockRunning, () -> story);
    watched = next;
    number.incrementAndGet();
    listeners.forEach(listener -> listener.accept(next));
  }

  /** Notifies the listener of each sandbox that is started, once it has its first state. */
  public void onOpen(Consumer<Watched> listener) {
    listeners.add(listener);
  }

  /** Back to the first state. */
  public void reset() {
    restart(Optional.empty());
  }

  /** To the saved state. */
  public void load(SavedState saved) {
    restart(Optional.of(saved));
  }

  private synchronized void restart(Optional<SavedState> saved) {
    Watched old = current().orElseThrow();
    int port = old.sandbox().endpoint().uri().getPort();
    watched = null;
    old.sandbox().close();
    open(port, saved);
  }

  private void logged(LogLine line) {
    current().ifPresent(now -> now.logged(line));
  }

  /** Empty while a sandbox starts. */
  public Optional<Watched> current() {
    return Optional.ofNullable(watched);
  }

  /** Grows with every sandbox that is started. */
  int number() {
    return number.get();
  }

  /** Shows what a demo is doing, in words; empty for nothing. */
  public void tell(String text) {
    story = text;
  }

  @Override
  public void close() {
    current().ifPresent(now -> now.sandbox().close());
  }
}
