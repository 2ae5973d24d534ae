package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.page.PageServer;
import io.studioaccess.sandbox.page.Ports;
import io.studioaccess.sandbox.page.Stage;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The demo on the sandbox's page: it begins when a browser shows the page, and pauses. */
final class WatchedDemo {
  private static final Duration POLL = Duration.ofMillis(200);

  /** Then the demo begins without a browser, for whoever reads the feed later or not at all. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private WatchedDemo() {}

  /**
   * Runs the demo, and stays until Ctrl-C.
   *
   * @param seconds before each step
   * @return whether the final state is the expected one
   */
  static boolean run(Path repository, Setup setup, Terminal terminal, int seconds) {
    Demo.tellStart(setup, terminal);
    SandboxOptions options = setup.options(SandboxOptions.of(repository));
    Stage stage =
        new Stage(
            (log, port) ->
                Sandbox.start(options.withLog(log).withPort(Ports.freeOr(options.address(), port))),
            repository,
            false);
    try (stage;
        PageServer page = new PageServer(stage, PageServer.PORT)) {
      stage.open();
      terminal.text("The demo begins when a browser shows the page, or in a minute: " + page.uri());
      long begun = System.nanoTime();
      while (page.open() == 0 && System.nanoTime() - begun < LONGEST_WAIT.toNanos()) {
        Thread.sleep(POLL);
      }
      AtomicInteger number = new AtomicInteger();
      boolean isAsExpected =
          Demo.run(
              stage.current().orElseThrow().sandbox(),
              repository,
              repository.resolve("events"),
              setup,
              terminal,
              (step, of) -> {
                stage.tell("Step %d of %d. %s".formatted(number.incrementAndGet(), of, step));
                pause(seconds);
              });
      stage.tell(
          isAsExpected
              ? "The demo is over. Everything is as expected."
              : "The demo is over. Not everything is as expected: see the terminal.");
      terminal.text("The page stays until Ctrl-C: " + page.uri());
      new CountDownLatch(1).await();
      return isAsExpected;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void pause(int seconds) {
    try {
      Thread.sleep(Duration.ofSeconds(seconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
