package io.studioaccess.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A killed JVM runs no shutdown hooks, so its child processes must detect its end themselves. */
class OrphanedProcessesIT {

  private static final String PROCESSES_PREFIX = "processes ";

  @TempDir Path folder;
  private Process victim;
  private List<ProcessHandle> processes = List.of();

  /**
   * A sandbox with one function, in a separate JVM that prints the ids of the processes that it
   * started.
   */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) throws InterruptedException {
      Path repository = Path.of(args[0]);
      Path template = Path.of(args[1]).toAbsolutePath();
      var sandbox = Sandbox.start(SandboxOptions.of(repository).withTemplate(template));
      sandbox.invoke("Function", "{}");
      System.out.println(
          PROCESSES_PREFIX
              + ProcessHandle.current()
                  .descendants()
                  .map(process -> Long.toString(process.pid()))
                  .collect(Collectors.joining(" ")));
      new CountDownLatch(1).await();
    }
  }

  @BeforeEach
  void startTheVictim() throws IOException {
    victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                TestRepository.in(folder).toString(),
                "src/test/resources/small-template.yaml")
            .redirectErrorStream(true)
            .start();
  }

  @AfterEach
  void killRemainingProcesses() throws IOException, InterruptedException {
    victim.destroyForcibly().waitFor();
    processes.forEach(ProcessHandle::destroyForcibly);
    Files.delete(folder.resolve("sandbox"));
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void processesOfAKilledSandboxEnd() throws IOException, InterruptedException {
    // Given
    processes = readProcessesOfTheVictim();
    assertThat(processes).hasSizeGreaterThanOrEqualTo(2).allMatch(OrphanedProcessesIT::isRunning);

    // When
    victim.destroyForcibly().waitFor();

    // Then
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(processes).noneMatch(OrphanedProcessesIT::isRunning));
  }

  private List<ProcessHandle> readProcessesOfTheVictim() throws IOException {
    var output = victim.inputReader();
    var printed = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(PROCESSES_PREFIX)) {
        return Arrays.stream(line.substring(PROCESSES_PREFIX.length()).split(" ", -1))
            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
            .toList();
      }
      printed.append(line).append('\n');
    }
    throw new IllegalStateException("the sandbox did not start: " + printed);
  }

  /** A process that has ended, but that its new parent has not collected yet, has no command. */
  private static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
