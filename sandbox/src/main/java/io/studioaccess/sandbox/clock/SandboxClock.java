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
 * Time that somebody can push forward and nobody can turn back. It either stands still between two
 * {@link #advance}s, so that a test decides when AWS is done, or it runs in real time, so that a
 * person can watch.
 */
public final class SandboxClock extends Clock {

  private final Hand hand;
  private final ZoneId zone;

  /** A clock that stands still at {@code start}. */
  public SandboxClock(Instant start) {
    this(new Hand(InstantSource.fixed(start)), ZoneOffset.UTC);
  }

  private SandboxClock(Hand hand, ZoneId zone) {
    this.hand = hand;
    this.zone = zone;
  }

  public static SandboxClock frozenAt(Instant start) {
    return new SandboxClock(start);
  }

  /** A clock that runs with {@code real} and is ahead of it by whatever it was advanced. */
  public static SandboxClock running(InstantSource real) {
    return new SandboxClock(new Hand(real), ZoneOffset.UTC);
  }

  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("time does not go back: " + by);
    }
    hand.push(by);
  }

  /** Moves to {@code instant}, or nowhere if that is already past. */
  public void advanceTo(Instant instant) {
    hand.pushTo(instant);
  }

  /** Tells of every move from now on, before the mover goes on. Two movers may tell at once. */
  public void onMove(Runnable listener) {
    hand.listeners.add(listener);
  }

  @Override
  public Instant instant() {
    return hand.now();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SandboxClock(hand, other);
  }

  private static final class Hand {

    private final InstantSource source;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Duration ahead = Duration.ZERO;

    Hand(InstantSource source) {
      this.source = source;
    }

    synchronized Instant now() {
      return source.instant().plus(ahead);
    }

    void push(Duration by) {
      turn(by);
      listeners.forEach(Runnable::run);
    }

    void pushTo(Instant instant) {
      if (turnTo(instant)) {
        listeners.forEach(Runnable::run);
      }
    }

    private synchronized void turn(Duration by) {
      ahead = ahead.plus(by);
    }

    private synchronized boolean turnTo(Instant instant) {
      var by = Duration.between(now(), instant);
      if (by.isPositive()) {
        turn(by);
      }
      return by.isPositive();
    }
  }
}
