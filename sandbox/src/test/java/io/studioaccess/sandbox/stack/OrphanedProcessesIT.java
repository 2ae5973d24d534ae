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
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No shutdown hook runs in a JVM that is killed: its processes must notice by themselves. */
class OrphanedProcessesIT {

  private static final String NAMED = "processes ";

  @TempDir Path folder;
  private Process victim;
  private List<ProcessHandle> processes = List.of();

  /** A sandbox with one function, in a JVM of its own, that names the processes it started. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) throws InterruptedException {
      Path repository = Path.of(args[0]);
      Path template = Path.of(args[1]).toAbsolutePath();
      var sandbox = Sandbox.start(SandboxOptions.of(repository).withTemplate(template));
      sandbox.invoke("Function", "{}");
      System.out.println(
          NAMED
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
  void leaveNothingBehindEvenSo() throws IOException, InterruptedException {
    victim.destroyForcibly().waitFor();
    processes.forEach(ProcessHandle::destroyForcibly);
    Files.delete(folder.resolve("sandbox"));
  }

  @Test
  void theProcessesOfAKilledSandboxEndByThemselves() throws IOException, InterruptedException {
    // Given
    processes = processesOfTheVictim();
    assertThat(processes).hasSizeGreaterThanOrEqualTo(2).allMatch(OrphanedProcessesIT::isRunning);

    // When
    victim.destroyForcibly().waitFor();

    // Then
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(processes).noneMatch(OrphanedProcessesIT::isRunning));
  }

  private List<ProcessHandle> processesOfTheVictim() throws IOException {
    var output = victim.inputReader();
    var said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(NAMED)) {
        return Arrays.stream(line.substring(NAMED.length()).split(" ", -1))
            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
            .toList();
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException("the sandbox did not start: " + said);
  }

  /** A process that has ended and that its new parent has not collected yet has no command. */
  private static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
