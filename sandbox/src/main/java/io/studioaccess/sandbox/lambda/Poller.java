package io.studioaccess.sandbox.lambda;

import io.studioaccess.sandbox.process.DaemonThreads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for work again and again, in threads of its own. Looking must cost next to nothing; only a
 * round that finds work is a round.
 */
final class Poller implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
  private static final long SHORTEST_PAUSE = Duration.ofMillis(1).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofMillis(20).toNanos();
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Who had nothing to do for so long is not being used at all. */
  private static final long IDLE_AFTER = Duration.ofSeconds(5).toNanos();

  private static final long IDLE_PAUSE = Duration.ofMillis(250).toNanos();

  private final Work work;
  private final List<Thread> threads;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicLong rounds = new AtomicLong();
  private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
  private volatile boolean closed;

  /** What is to be done. */
  interface Work {

    boolean waits();

    void round() throws InterruptedException;
  }

  private Poller(String name, int threads, Work work) {
    this.work = work;
    this.threads =
        IntStream.range(0, threads)
            .mapToObj(number -> DaemonThreads.unstarted(name + " poller " + number, this::poll))
            .toList();
  }

  static Poller start(String name, int threads, Work work) {
    var poller = new Poller(name, threads, work);
    poller.threads.forEach(Thread::start);
    return poller;
  }

  private void poll() {
    long pause = SHORTEST_PAUSE;
    long worked = System.nanoTime();
    while (!closed) {
      try {
        if (work.waits()) {
          round();
          pause = SHORTEST_PAUSE;
          worked = System.nanoTime();
        } else {
          LockSupport.parkNanos(pause);
          boolean idle = System.nanoTime() - worked > IDLE_AFTER;
          pause = Math.min(2 * pause, idle ? IDLE_PAUSE : LONGEST_PAUSE);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        stumbled(e);
      }
    }
  }

  private void round() throws InterruptedException {
    underWay.incrementAndGet();
    try {
      work.round();
      trouble.set(null);
    } finally {
      rounds.incrementAndGet();
      underWay.decrementAndGet();
    }
  }

  private void stumbled(RuntimeException reason) {
    if (!closed) {
      trouble.set(String.valueOf(reason.getMessage()));
      LOG.warn("An event source mapping stumbled: {}", reason.toString());
      LockSupport.parkNanos(LONGEST_PAUSE);
    }
  }

  boolean isBusy() {
    return underWay.get() > 0;
  }

  /** Grows with every round that ended. */
  long rounds() {
    return rounds.get();
  }

  /** Why the last round failed, if it did for a reason that lies outside the function. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble.get());
  }

  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      thread.interrupt();
      try {
        thread.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
