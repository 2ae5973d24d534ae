package io.studioaccess.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.demo.DirectoryApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The packaged functions on the product's template. In a new clone this is their first run. The
 * modules that are built after this one start them often, and find the classes archived.
 */
@ResourceLock(PackagedFunctionsIT.ARCHIVES)
public class PackagedFunctionsIT {
  /** Locks: one stack of a JVM at a time records the classes of the functions. */
  public static final String ARCHIVES = "class archives";

  @Test
  void theClassesOfTheFunctionsAreArchivedWhenTheStackEnds() throws IOException {
    // Given
    SandboxOptions options =
        SandboxOptions.of(TestRepository.root())
            .withConcurrency(1)
            .withParameter("GracePeriodDays", "0")
            .withWaitsDividedBy(1_000);

    // When
    try (Sandbox sandbox = Sandbox.start(options)) {
      Company.addTo(sandbox, TestRepository.root());
      joinAndLeave(sandbox);
      sandbox.fireSchedule("SweepRule");
      sandbox.settle();
    }

    // Then
    try (Stream<Path> files =
        Files.list(TestRepository.root().resolve("sandbox/target/class-archives"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(file -> file.endsWith(".jsa"))
          .anyMatch(file -> file.startsWith("provisioner-function.jar"))
          .anyMatch(file -> file.startsWith("deprovisioner-function.jar"))
          .anyMatch(file -> file.startsWith("sweeper-function.jar"));
    }
  }

  private static void joinAndLeave(Sandbox sandbox) {
    try (DirectoryApi api = new DirectoryApi(sandbox)) {
      api.add(Company.ANA, Company.DATA_SCIENTISTS);
      sandbox.settle();
      assertThat(sandbox.cloud().studio().profiles()).hasSize(1);
      api.remove(Company.ANA, Company.DATA_SCIENTISTS);
      sandbox.settle();
      assertThat(sandbox.cloud().studio().profiles()).isEmpty();
    }
  }
}
