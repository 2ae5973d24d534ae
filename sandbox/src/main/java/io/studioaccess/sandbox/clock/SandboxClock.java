package io.studioaccess.sandbox.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The sandbox's clock. It can be advanced but never turned back. It is either frozen between two
 * calls of {@link #advance}, so that a test decides when AWS has finished, or it runs in real time,
 * for interactive use.
 */
public final class SandboxClock extends Clock {

  private final State state;
  private final ZoneId zone;

  private SandboxClock(State state, ZoneId zone) {
    this.state = state;
    this.zone = zone;
  }

  /** A clock that stays at {@code start} until it is advanced. */
  public static SandboxClock frozenAt(Instant start) {
    return new SandboxClock(new State(InstantSource.fixed(start)), ZoneOffset.UTC);
  }

  /** A clock that is ahead of {@code real} by the time by which it was advanced. */
  public static SandboxClock running(InstantSource real) {
    return new SandboxClock(new State(real), ZoneOffset.UTC);
  }

  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("the clock cannot go back: " + by);
    }
    state.advance(by);
  }

  /** Advances to {@code instant}; does nothing if that is in the past. */
  public void advanceTo(Instant instant) {
    state.advanceTo(instant);
  }

  /**
   * Runs the listener at every advance from now on, before the advancing call returns. Concurrent
   * advances may run it concurrently.
   */
  public void onAdvance(Runnable listener) {
    state.listeners.add(listener);
  }

  @Override
  public Instant instant() {
    return state.now();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SandboxClock(state, other);
  }

  private static final class State {

    private final InstantSource source;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Duration offset = Duration.ZERO;

    State(InstantSource source) {
      this.source = source;
    }

    synchronized Instant now() {
      return source.instant().plus(offset);
    }

    void advance(Duration by) {
      addToOffset(by);
      listeners.forEach(Runnable::run);
    }

    void advanceTo(Instant instant) {
      if (addToOffsetUntil(instant)) {
        listeners.forEach(Runnable::run);
      }
    }

    private synchronized void addToOffset(Duration by) {
      offset = offset.plus(by);
    }

    private synchronized boolean addToOffsetUntil(Instant instant) {
      var by = Duration.between(now(), instant);
      if (by.isPositive()) {
        addToOffset(by);
      }
      return by.isPositive();
    }
  }
}
