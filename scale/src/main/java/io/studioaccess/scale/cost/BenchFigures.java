package io.studioaccess.scale.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The figures of {@code make bench} that a price needs, from {@code bench/measured.json}. Times are
 * seconds on one processor.
 *
 * @param start until a new process is ready
 * @param firstEvent of a new process
 * @param warmEvent the median of later ones
 * @param warmCpu of a later event
 * @param calls of an event
 */
record BenchFigures(
    double start, double firstEvent, double warmEvent, double warmCpu, double calls) {
  static final String COLD = "Studio Access";
  static final String RESTORED = "Studio Access, restored";
  static final String PYTHON = "plain Python";

  /**
   * @param variant its column in the table of {@code make bench}
   * @throws IllegalArgumentException if it was not measured
   */
  static BenchFigures read(Path repository, String variant) {
    Path file = repository.resolve("bench/measured.json");
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(file + " is missing: run make bench");
    }
    try {
      JsonNode measured = new ObjectMapper().readTree(Files.readString(file)).path(variant);
      if (measured.isMissingNode()) {
        throw new IllegalArgumentException(
            "%s has no %s: run make bench with python3 and boto3".formatted(file, variant));
      }
      return new BenchFigures(
          measured.path("startMillis").asDouble() / 1e3,
          measured.path("firstEventMillis").asDouble() / 1e3,
          measured.path("warmEventMillis").asDouble() / 1e3,
          measured.path("warmCpuMillis").asDouble() / 1e3,
          measured.path("calls").asDouble());
    } catch (IOException e) {
      throw new UncheckedIOException(Objects.toString(file), e);
    }
  }

  /** What the first event takes more than a later one. */
  double extraOfFirstEvent() {
    return Math.max(0, firstEvent - warmEvent);
  }
}
