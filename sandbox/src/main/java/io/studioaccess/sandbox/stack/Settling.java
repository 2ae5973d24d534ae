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

/**
 * Waits, in real time, for what is running, and jumps over, in simulated time, what is only
 * waiting.
 */
final class Settling {

  private static final Duration PAUSE = Duration.ofMillis(5);

  /**
   * No function runs longer than Lambda lets it; a queue that nobody manages to read stays as it
   * is.
   */
  private static final Duration REAL_BOUND = Duration.ofMinutes(16);

  /** How long a mapping may fail in a row before waiting for it is pointless. */
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
   * @throws IllegalStateException when something is left at the end
   */
  void until(Instant end) {
    if (!isSettledBy(end)) {
      throw new IllegalStateException("not settled by " + end + ": " + stillUnderWay());
    }
  }

  /** Goes no further than the end, and answers whether anything is left by then. */
  boolean isSettledBy(Instant end) {
    while (true) {
      waitForTheRunning();
      if (nothingLeft()) {
        return true;
      }
      Instant now = clock.instant();
      Optional<Instant> next =
          Stream.of(
                  mappings.queues().stream()
                      .flatMap(queue -> queues.nextDue(queue.name()).stream()),
                  mappings.retries().stream().map(EventSourceMappings.Retry::due),
                  nextTransition.get().stream())
              .flatMap(instants -> instants)
              .filter(instant -> instant.isAfter(now))
              .min(Instant::compareTo);
      if (next.isEmpty() || next.get().isAfter(end)) {
        return false;
      }
      clock.advanceTo(orTick(next.get()));
    }
  }

  private boolean nothingLeft() {
    return mappings.queues().stream().allMatch(queue -> depth(queue).total() == 0)
        && mappings.retries().isEmpty();
  }

  /** A tick is nothing to wait for, and what it starts comes before what is due later. */
  private Instant orTick(Instant due) {
    return nextTick.get().filter(due::isAfter).orElse(due);
  }

  private void waitForTheRunning() {
    long begun = System.nanoTime();
    long troubleSince = begun;
    while (!quiet()) {
      if (mappings.trouble().isEmpty()) {
        troubleSince = System.nanoTime();
      }
      boolean hopeless =
          System.nanoTime() - troubleSince > TROUBLE_BOUND.toNanos()
              || System.nanoTime() - begun > REAL_BOUND.toNanos();
      if (hopeless) {
        throw new IllegalStateException("does not settle: " + stillUnderWay());
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted: " + stillUnderWay(), e);
      }
    }
  }

  /** A batch that ends between the two looks may have left new work behind the first one. */
  private boolean quiet() {
    long rounds = mappings.rounds();
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

  private List<String> stillUnderWay() {
    var list = new ArrayList<>(functions.underWay());
    list.addAll(mappings.underWay());
    for (TemplateQueue queue : mappings.queues()) {
      Depth depth = depth(queue);
      if (depth.total() > 0) {
        list.add(
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
                list.add(
                    "%d records of %s wait for their next try at %s"
                        .formatted(retry.records(), retry.table(), retry.due())));
    mappings.trouble().ifPresent(list::add);
    return list;
  }
}
