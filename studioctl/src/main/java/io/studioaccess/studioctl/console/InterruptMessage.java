package io.studioaccess.studioctl.console;

import java.util.function.Supplier;

/**
 * While this is open, Ctrl-C prints a message before the process exits with {@link
 * ExitCode#INTERRUPTED}.
 */
public final class InterruptMessage implements AutoCloseable {
  private final Console console;
  private final Supplier<String> message;
  private final Thread hook = new Thread(this::print, "interrupt-message");

  InterruptMessage(Console console, Supplier<String> message) {
    this.console = console;
    this.message = message;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void print() {
    console.beginLineAfterInterrupt();
    console.note(message.get());
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is shutting down, and the hook prints the message.
    }
  }
}
