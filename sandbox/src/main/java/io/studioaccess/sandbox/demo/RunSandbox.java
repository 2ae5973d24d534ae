package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.page.PageServer;
import io.studioaccess.sandbox.page.Ports;
import io.studioaccess.sandbox.page.Stage;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * {@code RunSandbox REPOSITORY} runs the sandbox in real time, with the demo's company, until
 * Ctrl-C. The system property {@code sandbox.people} adds that many users, and {@code
 * sandbox.setup} names the set-up of Identity Center. {@code sandbox.events} is {@code both},
 * {@code trail} or {@code native}: the events of a change of the directory. Writes {@code
 * sandbox/target/sam-local-env.json} for {@code sam local invoke}, and the functions' logs to
 * {@code sandbox/target/sandbox.log}.
 */
public final class RunSandbox {
  private static final String LOG = "sandbox/target/sandbox.log";

  private RunSandbox() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path repository = Path.of(args[0]).toAbsolutePath().normalize();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Setup setup = Setup.named(System.getProperty("sandbox.setup", "management-account"));
    try (PrintStream log =
        new PrintStream(
            Files.newOutputStream(repository.resolve(LOG)), true, StandardCharsets.UTF_8)) {
      SandboxOptions options =
          setup.options(
              withEvents(
                      SandboxOptions.of(repository), System.getProperty("sandbox.events", "both"))
                  .withRunningClock()
                  .withLog(line -> log.println(line.function() + "  " + line.text())));
      Seed seed =
          new Seed(
              repository, setup, options, Integer.getInteger("sandbox.people", 0), Ports.ENDPOINT);
      run(new Stage(seed, repository, true), repository, out);
    }
  }

  private static void run(Stage stage, Path repository, PrintStream out)
      throws IOException, InterruptedException {
    stage.onOpen(new LiveNarrator(Terminal.ofProcess(out))::follow);
    try (stage;
        PageServer page = new PageServer(stage, PageServer.PORT)) {
      stage.open();
      Sandbox sandbox = stage.current().orElseThrow().sandbox();
      Files.writeString(repository.resolve("sandbox/target/sam-local-env.json"), sandbox.envVars());
      out.println(Welcome.text(sandbox, page.uri(), LOG));
      new CountDownLatch(1).await();
    }
  }

  private static SandboxOptions withEvents(SandboxOptions options, String kinds) {
    return switch (kinds) {
      case "both" -> options;
      case "trail" -> options.withoutNativeEvents();
      case "native" -> options.withoutTrail();
      default ->
          throw new IllegalArgumentException(
              "sandbox.events: expected both, trail or native, found " + kinds);
    };
  }
}
