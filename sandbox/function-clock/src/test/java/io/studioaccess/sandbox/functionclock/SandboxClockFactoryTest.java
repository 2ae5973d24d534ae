package io.studioaccess.sandbox.functionclock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxClockFactoryTest {

  @TempDir Path folder;

  @Test
  void replacesAClockBeanFromAFactory() throws IOException {
    // Given
    var instant = Instant.parse("2026-03-01T10:00:00Z");
    Path file = write(MappedClock.FROZEN + instant.toEpochMilli());

    // When
    try (var context = ApplicationContext.run(Map.of(SandboxClockFactory.FILE, file.toString()))) {

      // Then
      assertThat(context.getBean(Clock.class).instant()).isEqualTo(instant);
    }
  }

  @Test
  void keepsTheFunctionsClockOutsideTheSandbox() {
    try (var context = ApplicationContext.run()) {
      assertThat(context.getBean(Clock.class)).isNotInstanceOf(MappedClock.class);
    }
  }

  @Test
  void followsChangesOfTheOffsetInTheFile() throws IOException {
    // Given
    Path file = write(0);
    var clock = new MappedClock(file);

    // When
    write(Duration.ofDays(7).toMillis());

    // Then
    assertThat(clock.instant())
        .isCloseTo(Instant.now().plus(Duration.ofDays(7)), within(10, ChronoUnit.SECONDS));
  }

  private Path write(long value) throws IOException {
    Path file = folder.resolve("clock");
    if (Files.exists(file)) {
      try (var channel =
          java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.allocate(8).putLong(0, value));
      }
      return file;
    }
    return Files.write(file, ByteBuffer.allocate(8).putLong(value).array());
  }

  @Factory
  static final class FunctionClockFactory {

    @Singleton
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
