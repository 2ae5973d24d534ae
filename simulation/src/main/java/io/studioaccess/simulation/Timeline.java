package io.studioaccess.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The simulated clock, and the scheduler. What happens next is the event with the earliest moment;
 * of two at the same moment, the one that was added first. Times are epoch milliseconds.
 */
final class Timeline implements InstantSource {
  static final long START = Instant.parse("2026-03-02T09:00:00Z").toEpochMilli();

  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Set<Fiber> paused = new LinkedHashSet<>();
  private long now = START;
  private long horizon = START;
  private long sequence;
  private @Nullable Fiber running;

  private record Event(long moment, long sequence, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return moment == other.moment
          ? Long.compare(sequence, other.sequence)
          : Long.compare(moment, other.moment);
    }
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(now);
  }

  @Override
  public long millis() {
    return now;
  }

  /** The running invocation; null while something else happens, such as an administrator's act. */
  @Nullable Invocation caller() {
    return running == null ? null : running.invocation();
  }

  void at(long moment, Runnable action) {
    events.add(new Event(Math.max(moment, now), ++sequence, action));
  }

  /** Starts the invocation now; it runs until its first wait. */
  void start(Invocation invocation, Runnable body) {
    resume(new Fiber(invocation, body));
  }

  /** The running invocation waits. Others run meanwhile, if they are due. */
  void pass(long millis) {
    long until = now + millis;
    Fiber fiber = running;
    Event next = events.peek();
    if (fiber == null || (until <= horizon && (next == null || next.moment() > until))) {
      now = until;
      return;
    }
    paused.add(fiber);
    at(
        until,
        () -> {
          paused.remove(fiber);
          resume(fiber);
        });
    fiber.pause();
  }

  private void resume(Fiber fiber) {
    running = fiber;
    try {
      fiber.resume();
    } finally {
      running = null;
    }
  }

  /** Lets everything happen until then, or until it is enough. */
  void runUntil(long moment, BooleanSupplier enough) {
    horizon = moment;
    while (!events.isEmpty() && events.peek().moment() <= moment) {
      Event event = events.remove();
      now = event.moment();
      event.action().run();
      if (enough.getAsBoolean()) {
        return;
      }
    }
    now = Math.max(now, moment);
  }

  /** Ends the invocations that wait, so that no thread is left behind. */
  void close() {
    for (Fiber fiber : List.copyOf(paused)) {
      fiber.invocation().kill();
      resume(fiber);
    }
    paused.clear();
    events.clear();
  }
}
