package io.studioaccess.scale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of one run of {@code make scale}, stored as {@code scale/measured/LABEL.json}.
 *
 * @param measuredAt the day, such as 2026-11-28
 * @param revision of the working copy
 * @param machine on which it ran
 * @param sweeperMegabytes the sweeper's memory
 * @param metrics that the functions have logged, for CloudWatch to bill
 * @param sizes the growth table: a number of users, then the operation
 * @param scenes what the largest company did, by name
 */
public record Measurements(
    String measuredAt,
    String revision,
    String machine,
    int sweeperMegabytes,
    int metrics,
    SortedMap<Integer, SortedMap<String, Usage>> sizes,
    SortedMap<String, Usage> scenes) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  public static Path file(Path repository, String label) {
    return repository.resolve("scale/measured").resolve(label + ".json");
  }

  void write(Path repository, String label) {
    try {
      Path file = file(repository, label);
      Files.createDirectories(file.getParent());
      Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty if nobody has measured under this label. */
  public static Optional<Measurements> read(Path repository, String label) {
    Path file = file(repository, label);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readString(file), Measurements.class));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is not a measurement of make scale", e);
    }
  }

  /** What an operation costs in a company of at most this size, or of the smallest measured. */
  public Optional<Usage> of(int users, String operation) {
    return Optional.ofNullable(sizes.getOrDefault(sizeFor(users), new TreeMap<>()).get(operation));
  }

  /** The largest measured size that is not larger, or the smallest. */
  public int sizeFor(int users) {
    if (sizes.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured: run make scale");
    }
    TreeMap<Integer, SortedMap<String, Usage>> bySize = new TreeMap<>(sizes);
    return Optional.ofNullable(bySize.floorKey(users)).orElseGet(bySize::firstKey);
  }
}
