package io.studioaccess.sandbox.stack;

import io.studioaccess.sandbox.clock.SandboxClock;
import io.studioaccess.sandbox.cloudformation.template.TemplateQueue;
import io.studioaccess.sandbox.lambda.EventSourceMappings;
import io.studioaccess.sandbox.lambda.Functions;
import io.studioaccess.sandbox.sqs.Depth;
import io.studioaccess.sandbox.sqs.Queues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Waits in real time for running work, and skips simulated time in which work only waits. */
final class Settling {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(5);

  /** Longer than the longest timeout of a Lambda function. */
  private static final Duration REAL_TIME_BOUND = Duration.ofMinutes(16);

  /** How long a mapping may fail continuously before settling gives up. */
  private static final Duration TROUBLE_BOUND = Duration.ofSeconds(10);

  private final SandboxClock clock;
  private final Queues queues;
  private final Functions functions;
  private final EventSourceMappings mappings;
  private final Supplier<Optional<Instant>> nextTransition;
  private final Supplier<Optional<Instant>> nextTick;

  Settling(
      SandboxClock clock,
      Queues queues,
      Functions functions,
      EventSourceMappings mappings,
      Supplier<Optional<Instant>> nextTransition,
      Supplier<Optional<Instant>> nextTick) {
    this.clock = clock;
    this.queues = queues;
    this.functions = functions;
    this.mappings = mappings;
    this.nextTransition = nextTransition;
    this.nextTick = nextTick;
  }

  /**
   * Settles no further than {@code end}.
   *
   * @throws IllegalStateException if work is left by then
   */
  void settleUntil(Instant end) {
    if (!isSettledBy(end)) {
      throw new IllegalStateException("not settled by " + end + ": " + remainingWork());
    }
  }

  /**
   * Settles no further than {@code end}.
   *
   * @return whether no work is left by then
   */
  boolean isSettledBy(Instant end) {
    while (true) {
      awaitRunningWork();
      if (isDone()) {
        return true;
      }
      Optional<Instant> next = nextDue();
      if (next.isEmpty() || next.get().isAfter(end)) {
        return false;
      }
      clock.advanceTo(orEarlierTick(next.get()));
    }
  }

  /** When work that only waits is due next, schedules left out. */
  Optional<Instant> nextDue() {
    Instant now = clock.instant();
    return Stream.of(
            mappings.queues().stream().flatMap(queue -> queues.nextDue(queue.name()).stream()),
            mappings.retries().stream().map(EventSourceMappings.Retry::due),
            nextTransition.get().stream())
        .flatMap(instants -> instants)
        .filter(instant -> instant.isAfter(now))
        .min(Instant::compareTo);
  }

  private boolean isDone() {
    return mappings.queues().stream().allMatch(queue -> depth(queue).total() == 0)
        && mappings.retries().isEmpty();
  }

  /**
   * The next tick, if it comes before {@code due}. Settling does not wait for ticks, but handles
   * them in order.
   */
  private Instant orEarlierTick(Instant due) {
    return nextTick.get().filter(due::isAfter).orElse(due);
  }

  /** Returns when nothing runs, or after this time of the machine. */
  void awaitRunningWork(Duration max) {
    long end = System.nanoTime() + max.toNanos();
    try {
      while (!isQuiet() && System.nanoTime() < end) {
        Thread.sleep(POLL_INTERVAL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitRunningWork() {
    long start = System.nanoTime();
    long troubleSince = start;
    while (!isQuiet()) {
      if (mappings.trouble().isEmpty()) {
        troubleSince = System.nanoTime();
      }
      boolean givesUp =
          System.nanoTime() - troubleSince > TROUBLE_BOUND.toNanos()
              || System.nanoTime() - start > REAL_TIME_BOUND.toNanos();
      if (givesUp) {
        throw new IllegalStateException("does not settle: " + remainingWork());
      }
      try {
        Thread.sleep(POLL_INTERVAL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted: " + remainingWork(), e);
      }
    }
  }

  /**
   * Whether nothing runs. A batch that ends between the two checks may have left new work that the
   * first check missed, so the number of rounds must not change.
   */
  private boolean isQuiet() {
    long rounds = mappings.rounds();
    if (!functions.underWay().isEmpty() || !mappings.underWay().isEmpty()) {
      return false; // without asking the queues, which costs more than all the rest
    }
    boolean nothingVisible =
        mappings.queues().stream().allMatch(queue -> depth(queue).visible() == 0);
    return nothingVisible
        && mappings.streamsAreRead()
        && functions.underWay().isEmpty()
        && mappings.underWay().isEmpty()
        && mappings.rounds() == rounds;
  }

  private Depth depth(TemplateQueue queue) {
    return queues.depth(queue.name());
  }

  private List<String> remainingWork() {
    var work = new ArrayList<>(functions.underWay());
    work.addAll(mappings.underWay());
    for (TemplateQueue queue : mappings.queues()) {
      Depth depth = depth(queue);
      if (depth.total() > 0) {
        work.add(
            "%s holds %s, the next due at %s"
                .formatted(
                    queue.logicalId(),
                    depth,
                    queues.nextDue(queue.name()).map(Instant::toString).orElse("no time")));
      }
    }
    mappings
        .retries()
        .forEach(
            retry ->
                work.add(
                    "%d records of %s wait for their next try at %s"
                        .formatted(retry.records(), retry.table(), retry.due())));
    mappings.trouble().ifPresent(work::add);
    return work;
  }
}
