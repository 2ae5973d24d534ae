package io.studioaccess.studioctl.mapping;

import io.studioaccess.studioctl.console.Display;
import java.util.concurrent.atomic.AtomicInteger;

/** How many rows are written. Says so if not all of them are at the end, also after Ctrl-C. */
final class Unfinished implements AutoCloseable {
  private final Display display;
  private final AtomicInteger written;
  private final int total;
  private final Thread hook = new Thread(this::tell, "unfinished");

  Unfinished(Display display, int written, int total) {
    this.display = display;
    this.written = new AtomicInteger(written);
    this.total = total;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  void isWritten(int rows) {
    written.addAndGet(rows);
  }

  private void tell() {
    if (written.get() < total) {
      display.note(
          "%d of %d rows are written; run it again to go on.".formatted(written.get(), total));
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
      tell();
    } catch (IllegalStateException e) {
      // the JVM is on its way down, and the hook tells
    }
  }
}
