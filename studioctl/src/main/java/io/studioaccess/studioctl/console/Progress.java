package io.studioaccess.studioctl.console;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar. It appears after two seconds, on a terminal only, and also while no step is done.
 */
public final class Progress implements AutoCloseable {
  private static final Duration SHOW_AFTER = Duration.ofSeconds(2);
  private static final int UPDATE_MILLIS = 200;
  private static final int WIDTH = 79;

  private final Console console;
  private final LongSupplier nanos;
  private final long startNanos;
  private final Deque<Progress> open;
  private final @Nullable ProgressBar bar;

  /** A progress that nobody sees. */
  Progress(Console console) {
    this.console = console;
    this.nanos = System::nanoTime;
    this.startNanos = nanos.getAsLong();
    this.open = new ArrayDeque<>();
    this.bar = null;
  }

  /**
   * @param total the number of steps; -1 if unknown
   * @param unit what a step is, with a blank before it; empty to show the number alone
   * @param open the open progress bars, of which the first is shown
   */
  Progress(
      Console console,
      String task,
      long total,
      String unit,
      Deque<Progress> open,
      LongSupplier nanos) {
    this.console = console;
    this.nanos = nanos;
    this.startNanos = nanos.getAsLong();
    this.open = open;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setUnit(unit, 1)
            .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .continuousUpdate() // also while no step is done: the time passes
            .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
            .build();
    open.addFirst(this);
  }

  boolean isVisible() {
    return bar != null;
  }

  public synchronized void step() {
    if (bar != null) {
      bar.step();
    }
  }

  /** Sets the number of completed steps. */
  public synchronized void advanceTo(long steps) {
    if (bar != null) {
      bar.stepTo(steps);
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      open.remove(this);
      console.endLine();
    }
  }

  private void draw(String line) {
    if (open.peekFirst() == this && nanos.getAsLong() - startNanos > SHOW_AFTER.toNanos()) {
      console.draw(line);
    }
  }
}
