package io.studioaccess.studioctl.mapping;

import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.InterruptMessage;
import io.studioaccess.studioctl.console.Quantity;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the written rows. Prints the count if some are missing at the end, or on Ctrl-C. */
final class WriteProgress implements AutoCloseable {
  private final Display display;
  private final AtomicInteger written;
  private final int total;
  private final InterruptMessage interruptMessage;

  WriteProgress(Display display, int written, int total) {
    this.display = display;
    this.written = new AtomicInteger(written);
    this.total = total;
    this.interruptMessage = display.onInterrupt(this::message);
  }

  void add(int rows) {
    written.addAndGet(rows);
  }

  /** A transaction without a response may have succeeded. */
  private String message() {
    return "Stopped: at least %d of %s written. Run the same command again to continue."
        .formatted(written.get(), Quantity.of(total, "row was", "rows were"));
  }

  @Override
  public void close() {
    interruptMessage.close();
    if (written.get() < total) {
      display.note(message());
    }
  }
}
