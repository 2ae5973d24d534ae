package io.studioaccess.studioctl.console;

import java.util.function.Supplier;

/**
 * While it is open, a person who presses Ctrl-C is told how things stand. The process ends with
 * {@link ExitCode#INTERRUPTED}, as any does.
 */
public final class Interruption implements AutoCloseable {
  private final Console console;
  private final Supplier<String> words;
  private final Thread hook = new Thread(this::tell, "interruption");

  Interruption(Console console, Supplier<String> words) {
    this.console = console;
    this.words = words;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void tell() {
    if (console.isTerminal()) {
      console.err().println(); // below a progress bar, and what the terminal shows of Ctrl-C
    }
    console.err().println(words.get());
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is on its way down, and the hook tells.
    }
  }
}
