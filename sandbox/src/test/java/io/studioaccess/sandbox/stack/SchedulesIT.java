package io.studioaccess.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.eventbridge.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesIT {

  @TempDir Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void startSandbox() throws IOException {
    SandboxOptions options =
        SandboxOptions.of(TestRepository.in(folder))
            .withTemplate(Path.of("src/test/resources/schedules-template.yaml").toAbsolutePath());
    sandbox = Sandbox.start(options);
  }

  @AfterEach
  void close() throws IOException {
    Files.delete(folder.resolve("sandbox"));
    sandbox.close();
  }

  @Test
  void settlingHandlesTicksButDoesNotWaitForThem() {
    // Given
    Instant start = sandbox.clock().instant();

    // When
    sandbox.settle();

    // Then
    assertThat(sandbox.clock().instant()).isEqualTo(start);
    assertThat(sweeps()).isZero();

    // When
    sandbox.clock().advance(Duration.ofHours(1));
    sandbox.settle();

    // Then
    assertThat(sandbox.clock().instant()).isEqualTo(start.plus(Duration.ofHours(1)));
    assertThat(sweeps()).isEqualTo(1);
  }

  @Test
  void settlingHandlesPassedTicksOneByOne() {
    // Given
    Instant start = sandbox.clock().instant();

    // When
    sandbox.send("Work", "fail");
    sandbox.settle();

    // Then
    assertThat(sandbox.clock().instant()).isEqualTo(start.plus(Duration.ofMinutes(3 * 45)));
    assertThat(sandbox.peek("Dead")).containsExactly("fail");
    assertThat(sweeps()).isEqualTo(2);
  }

  @Test
  void firesOnRequest() {
    // When
    var deliveries = sandbox.fireSchedule("Hourly");
    sandbox.settle();

    // Then
    assertThat(deliveries).containsExactly(new Delivery.Delivered("Hourly", "Work"));
    assertThat(sweeps()).isEqualTo(1);
  }

  private long sweeps() {
    return sandbox.log("Function").stream()
        .filter(line -> line.startsWith("got ") && line.contains("Sweep"))
        .count();
  }
}
