package io.studioaccess.studioctl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No command goes by the computer's clock: the only one is handed to {@link ServerClock}, which AWS
 * corrects. Measured durations need no clock.
 */
class TimeSourceTest {
  private static final Path SOURCES = Path.of("src/main/java/io/studioaccess/studioctl");
  private static final Pattern COMPUTERS_TIME =
      Pattern.compile(
          "Clock\\.(system\\w*|tick\\w*)\\("
              + "|(Instant|Local\\w+|OffsetDateTime|ZonedDateTime|Year\\w*|MonthDay)\\.now\\("
              + "|currentTimeMillis|new Date\\(\\)|Calendar\\.getInstance|InstantSource");

  @Test
  void onlyTheMainMethodHasTheComputersClock() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> uses =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(TimeSourceTest::uses)
              .toList();
      assertThat(uses).containsExactly("Studioctl.java Clock.systemUTC(");
    }
  }

  private static Stream<String> uses(Path file) {
    try {
      return COMPUTERS_TIME
          .matcher(Files.readString(file))
          .results()
          .map(use -> "%s %s".formatted(file.getFileName(), use.group()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
