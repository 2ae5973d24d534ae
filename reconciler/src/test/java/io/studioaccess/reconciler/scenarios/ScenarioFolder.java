package io.studioaccess.reconciler.scenarios;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.mapping.MappingRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A scenario as files. Each file is required, and no others are allowed: a message, the state of
 * the directory, the mapping table and SageMaker, and the resulting plan.
 */
record ScenarioFolder(Path path) {
  private static final String DIRECTORY = "directory.yaml";
  private static final String MAPPING = "mapping.yaml";
  private static final String PROFILES = "profiles.yaml";
  private static final String PLAN = "plan.txt";

  /** The recipient of the message: EventBridge's rules, or a function's queue. */
  enum Inbox {
    EVENT,
    PROVISIONER,
    DEPROVISIONER,
    SWEEPER;

    String file() {
      return name().toLowerCase(Locale.ROOT) + ".json";
    }
  }

  static List<ScenarioFolder> all(Path scenarios) throws IOException {
    try (Stream<Path> folders = Files.list(scenarios)) {
      return folders.sorted().map(ScenarioFolder::new).toList();
    }
  }

  /**
   * @throws IllegalArgumentException if a file is missing or unexpected
   */
  void requireItsFiles(boolean withPlan) throws IOException {
    Set<String> expected = new TreeSet<>(Set.of(inbox().file(), DIRECTORY, MAPPING, PROFILES));
    Set<String> found = files();
    if (withPlan || found.contains(PLAN)) {
      expected.add(PLAN);
    }
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          "%s: expected %s, found %s".formatted(path, expected, found));
    }
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  Inbox inbox() {
    List<Inbox> messages =
        Stream.of(Inbox.values())
            .filter(inbox -> Files.exists(path.resolve(inbox.file())))
            .toList();
    if (messages.size() != 1) {
      throw new IllegalArgumentException(
          "%s: expected one message, found %s".formatted(path, messages));
    }
    return messages.getFirst();
  }

  Map<String, Object> message() throws IOException {
    return new ObjectMapper()
        .readValue(Files.readAllBytes(path.resolve(inbox().file())), new TypeReference<>() {});
  }

  FixedDirectory directory() throws IOException {
    return YamlFields.read(path.resolve(DIRECTORY), FixedDirectory::new);
  }

  MappingRows mapping() throws IOException {
    return MappingFields.read(path.resolve(MAPPING));
  }

  /** The content of {@code profiles.yaml}. */
  record Profiles(FixedProfiles profiles, InMemoryLedger ledger, FixedHolds changes) {}

  Profiles profiles(FixedDirectory directory) throws IOException {
    return YamlFields.read(
        path.resolve(PROFILES),
        file -> {
          FixedHolds changes = FixedHolds.of(file, directory);
          return new Profiles(
              new FixedProfiles(file, directory),
              new InMemoryLedger(file, directory, changes.decisions()),
              changes);
        });
  }

  String plan() throws IOException {
    return Files.readString(path.resolve(PLAN));
  }

  void write(String plan) throws IOException {
    Files.writeString(path.resolve(PLAN), plan);
  }

  String name() {
    return path.getFileName().toString();
  }
}
