package io.studioaccess.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CallTimersTest {
  private final ScheduledThreadPoolExecutor timers =
      (ScheduledThreadPoolExecutor) CallTimers.shared();

  @Test
  void timerThatIsDueRuns() throws InterruptedException {
    CountDownLatch rang = new CountDownLatch(1);
    AtomicReference<Thread> thread = new AtomicReference<>();

    ScheduledFuture<?> unused =
        timers.schedule(
            () -> {
              thread.set(Thread.currentThread());
              rang.countDown();
            },
            1,
            TimeUnit.MILLISECONDS);

    assertThat(rang.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(thread.get().isDaemon()).as("no timer keeps a process alive").isTrue();
  }

  @Test
  void stoppedTimerIsForgotten() {
    ScheduledFuture<?> timer = timers.schedule(() -> {}, 1, TimeUnit.HOURS);
    assertThat(timers.getQueue()).contains((Runnable) timer);

    timer.cancel(false);

    assertThat(timers.getQueue()).doesNotContain((Runnable) timer);
  }
}
