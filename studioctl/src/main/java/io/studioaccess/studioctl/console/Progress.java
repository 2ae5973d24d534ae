package io.studioaccess.studioctl.console;

import java.time.Duration;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar. It appears after two seconds, and on a terminal only. */
public final class Progress implements AutoCloseable {
  private static final Duration SHOW_AFTER = Duration.ofSeconds(2);
  private static final int UPDATE_MILLIS = 200;
  private static final int WIDTH = 79;

  private final Console console;
  private final String task;
  private final long total;
  private final long startNanos = System.nanoTime();
  private long done;
  private @Nullable ProgressBar bar;

  Progress(Console console, String task, long total) {
    this.console = console;
    this.task = task;
    this.total = total;
  }

  public synchronized void step() {
    advanceTo(done + 1);
  }

  /** Sets the number of completed steps. */
  public synchronized void advanceTo(long steps) {
    done = steps;
    if (bar == null
        && console.isTerminal()
        && System.nanoTime() - startNanos > SHOW_AFTER.toNanos()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
              .build();
    }
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      console.endLine();
    }
  }

  private void draw(String line) {
    console.draw(line);
  }
}
