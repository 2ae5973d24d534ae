package io.studioaccess.studioctl.console;

import java.time.Duration;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far something is. Nothing is shown in the first two seconds, nor where nobody sits. */
public final class Progress implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final int UPDATE_MILLIS = 200;
  private static final int WIDTH = 79;

  private final Console console;
  private final String what;
  private final long total;
  private final long begun = System.nanoTime();
  private long done;
  private @Nullable ProgressBar bar;

  Progress(Console console, String what, long total) {
    this.console = console;
    this.what = what;
    this.total = total;
  }

  public synchronized void step() {
    to(done + 1);
  }

  /** So many of all are done. */
  public synchronized void to(long steps) {
    done = steps;
    if (bar == null && console.isTerminal() && System.nanoTime() - begun > SOON.toNanos()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(what)
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
      console.err().println();
    }
  }

  private void draw(String line) {
    console.err().print("\r" + line);
    console.err().flush();
  }
}
