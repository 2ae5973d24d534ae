package io.studioaccess.sandbox.eventbridge;

import io.studioaccess.sandbox.cloudformation.template.TemplateRule;
import io.studioaccess.sandbox.process.DaemonThreads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Fires the template's schedules on the sandbox's clock. The first tick is one period after the
 * start. If the clock jumps over several ticks of one schedule, the schedule fires once, because
 * EventBridge never sends a burst. A caller that needs every tick advances the clock only to {@link
 * #nextTick}.
 */
public final class Schedules implements AutoCloseable {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

  private final Rules rules;
  private final Clock clock;
  private final Map<String, Tick> ticks = new LinkedHashMap<>();
  private final Thread poller;
  private boolean closed;

  private record Tick(Duration period, Instant due) {

    Tick after(Instant now) {
      long missed = Duration.between(due, now).dividedBy(period);
      return new Tick(period, due.plus(period.multipliedBy(missed + 1)));
    }
  }

  /**
   * Fires nothing before {@link #fireDue} or {@link #startPolling} is called.
   *
   * @param template by logical id
   */
  public Schedules(Map<String, TemplateRule> template, Rules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
    this.poller = DaemonThreads.unstarted("schedules", this::run);
    Instant start = clock.instant();
    template.forEach(
        (id, rule) -> {
          if (rule.trigger() instanceof TemplateRule.Trigger.Schedule(Duration rate)) {
            ticks.put(id, new Tick(rate, start.plus(rate)));
          }
        });
  }

  /** Fires due schedules continuously, for a running clock. */
  public void startPolling() {
    if (!ticks.isEmpty()) {
      poller.start();
    }
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        fireDue();
        Thread.sleep(POLL_INTERVAL);
      }
    } catch (InterruptedException closing) {
      // The sandbox is closing.
    }
  }

  /**
   * Fires what is due. Call it after every change of the clock. When it returns, the events are in
   * their queues.
   */
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
  public synchronized Optional<Instant> nextTick() {
    return ticks.values().stream().map(Tick::due).min(Instant::compareTo);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    poller.interrupt();
  }
}
