package io.studioaccess.aws.client;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The timers of all clients' timeouts. Each call starts two and stops them. The SDK's own timers
 * have five threads for each client, and each start and stop wakes one of them: a tenth of the
 * processor time of an event.
 */
final class CallTimers {
  private static final ScheduledExecutorService SHARED = start();

  private CallTimers() {}

  static ScheduledExecutorService shared() {
    return SHARED;
  }

  /**
   * The thread is woken by a timer that is due before all others. A task that is due each second is
   * always due before the timers of calls, so the thread wakes once a second, and for a timeout.
   */
  private static ScheduledExecutorService start() {
    ScheduledThreadPoolExecutor timers =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("call-timers").factory());
    timers.setRemoveOnCancelPolicy(true);
    ScheduledFuture<?> unused = timers.scheduleWithFixedDelay(() -> {}, 1, 1, TimeUnit.SECONDS);
    return timers;
  }
}
