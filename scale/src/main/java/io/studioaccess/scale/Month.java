package io.studioaccess.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/**
 * What is assumed of a company and of AWS, as {@code scale/month.yaml} says: changes in a month for
 * each thousand people, and times.
 *
 * @param patchGroupsPerChange SCIM's events for each change of a membership
 * @param environmentMinutes how long Lambda keeps an environment without events
 * @param pollers of an idle queue, each with three requests a minute
 * @param recordBytes of a user in the ledger, as {@code membershipBytes} and {@code indexBytes}
 */
public record Month(
    double joins,
    double leavers,
    double roleChanges,
    double eventsWithoutEffect,
    double changedRows,
    double patchGroupsPerChange,
    Latencies latencies,
    double environmentMinutes,
    double recordBytes,
    double membershipBytes,
    double indexBytes,
    double pollers,
    double kmsKeys,
    double logDays) {
  public static final double HOURS = 730;

  public static Month read(Path repository) {
    return readFile(repository.resolve("scale/month.yaml"));
  }

  /**
   * @throws IllegalArgumentException if a number is missing or negative
   */
  public static Month readFile(Path file) {
    Numbers numbers = new Numbers(file, document(file));
    Numbers latencies = numbers.under("latencyMillis");
    TreeMap<String, Double> millis = new TreeMap<>();
    latencies.names().stream()
        .filter(name -> !name.equals("others"))
        .forEach(name -> millis.put(name, latencies.at(name)));
    return new Month(
        numbers.at("joins"),
        numbers.at("leavers"),
        numbers.at("roleChanges"),
        numbers.at("eventsWithoutEffect"),
        numbers.at("changedRows"),
        numbers.at("patchGroupsPerChange"),
        new Latencies(millis, latencies.at("others")),
        numbers.at("environmentMinutes"),
        numbers.at("recordBytes"),
        numbers.at("membershipBytes"),
        numbers.at("indexBytes"),
        numbers.at("pollers"),
        numbers.at("kmsKeys"),
        numbers.at("logDays"));
  }

  static Map<String, Object> document(Path file) {
    try {
      Map<String, Object> document = new Yaml().load(Files.readString(file));
      if (document == null) {
        throw new IllegalArgumentException(file + " is empty");
      }
      return document;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
