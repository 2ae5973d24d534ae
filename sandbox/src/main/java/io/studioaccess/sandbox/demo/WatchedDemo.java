package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.page.PageServer;
import io.studioaccess.sandbox.page.Ports;
import io.studioaccess.sandbox.page.Stage;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The demo on the sandbox's page: it begins when a browser shows the page, and pauses. */
final class WatchedDemo {
  private static final Duration POLL = Duration.ofMillis(200);

  private WatchedDemo() {}

  /**
   * Runs the demo, and stays until Ctrl-C.
   *
   * @param seconds before each step
   * @return whether the final state is the expected one
   */
  static boolean run(Path repository, Setup setup, PrintStream out, int seconds) {
    Demo.printStart(setup, out);
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
      out.printf("%nThe demo begins when you open the page: %s%n", page.uri());
      while (page.open() == 0) {
        Thread.sleep(POLL);
      }
      AtomicInteger number = new AtomicInteger();
      boolean isAsExpected =
          Demo.run(
              stage.current().orElseThrow().sandbox(),
              repository,
              setup,
              out,
              (step, of) -> {
                stage.tell("Step %d of %d. %s".formatted(number.incrementAndGet(), of, step));
                pause(seconds);
              });
      stage.tell(
          isAsExpected
              ? "The demo is over. Everything is as expected."
              : "The demo is over. Not everything is as expected: see the terminal.");
      out.printf("%nThe page stays until Ctrl-C: %s%n", page.uri());
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
