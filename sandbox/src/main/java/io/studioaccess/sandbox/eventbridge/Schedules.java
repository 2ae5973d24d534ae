package io.studioaccess.sandbox.eventbridge;

import io.studioaccess.sandbox.cloudformation.template.TemplateRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The template's schedules, on the sandbox's clock: the first tick comes one period after the
 * start. A clock that jumps over several ticks of one schedule gets one of them, as a burst is
 * nothing that EventBridge ever sends; who wants each of them stops at {@link #next}.
 */
public final class Schedules implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Rules rules;
  private final Clock clock;
  private final Map<String, Tick> ticks = new LinkedHashMap<>();
  private final Thread watch;
  private boolean closed;

  private record Tick(Duration period, Instant due) {

    Tick after(Instant now) {
      long missed = Duration.between(due, now).dividedBy(period);
      return new Tick(period, due.plus(period.multipliedBy(missed + 1)));
    }
  }

  /**
   * Fires nothing before {@link #fireDue} is called, or {@link #watch}.
   *
   * @param template by logical id
   */
  public Schedules(Map<String, TemplateRule> template, Rules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
    this.watch = Thread.ofVirtual().name("schedules").unstarted(this::run);
    Instant start = clock.instant();
    template.forEach(
        (id, rule) -> {
          if (rule.trigger() instanceof TemplateRule.Trigger.Schedule(Duration rate)) {
            ticks.put(id, new Tick(rate, start.plus(rate)));
          }
        });
  }

  /** For a clock that runs by itself. */
  public void watch() {
    if (!ticks.isEmpty()) {
      watch.start();
    }
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        fireDue();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException closing) {
      // The sandbox ends.
    }
  }

  /** To be called whenever the clock was moved. When it returns, the events lie in their queues. */
  public synchronized void fireDue() {
    if (closed) {
      return;
    }
    Instant now = clock.instant();
    ticks.replaceAll(
        (id, tick) -> {
          if (tick.due().isAfter(now)) {
            return tick;
          }
          rules.fire(id, now);
          return tick.after(now);
        });
  }

  /** When the next tick of any schedule is due. */
  public synchronized Optional<Instant> next() {
    return ticks.values().stream().map(Tick::due).min(Instant::compareTo);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    watch.interrupt();
  }
}
