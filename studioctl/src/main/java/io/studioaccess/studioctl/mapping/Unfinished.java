package io.studioaccess.studioctl.mapping;

import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Interruption;
import java.util.concurrent.atomic.AtomicInteger;

/** How many rows are written. Says so if not all of them are at the end, also after Ctrl-C. */
final class Unfinished implements AutoCloseable {
  private final Display display;
  private final AtomicInteger written;
  private final int total;
  private final Interruption interruption;

  Unfinished(Display display, int written, int total) {
    this.display = display;
    this.written = new AtomicInteger(written);
    this.total = total;
    this.interruption = display.onInterruption(this::words);
  }

  void isWritten(int rows) {
    written.addAndGet(rows);
  }

  /** What was on its way when it stopped may have arrived. */
  private String words() {
    return "Stopped: %d of %d rows are known to be written. The same command goes on."
        .formatted(written.get(), total);
  }

  @Override
  public void close() {
    interruption.close();
    if (written.get() < total) {
      display.note(words());
    }
  }
}
