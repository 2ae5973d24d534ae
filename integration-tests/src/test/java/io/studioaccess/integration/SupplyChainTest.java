package io.studioaccess.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What others could smuggle into a build, and what a workflow may do at most. */
class SupplyChainTest {

  private static final Path GITHUB = TestRepository.root().resolve(".github");
  private static final Pattern USES = Pattern.compile("^[ -]*uses:\\s*(\\S+)(.*)$");
  private static final Pattern PINNED = Pattern.compile("[\\w.-]+(/[\\w.-]+)+@[0-9a-f]{40}");
  private static final Pattern VERSION = Pattern.compile(" # v\\d+\\.\\d+\\.\\d+");

  /** A workflow file. */
  record Workflow(String name, String text) {

    static Workflow of(Path file) {
      return new Workflow(file.getFileName().toString(), read(file));
    }

    /** SnakeYAML reads YAML 1.1, where the key "on" is true. */
    Map<Object, Object> content() {
      return new Yaml().load(text);
    }

    List<Map<String, Object>> jobs() {
      return List.copyOf(child(content(), "jobs").values());
    }

    List<Map<String, Object>> steps() {
      return jobs().stream()
          .flatMap(
              job -> SupplyChainTest.<List<Map<String, Object>>>cast(job.get("steps")).stream())
          .toList();
    }

    /** An action with its digest, and the rest of the line. */
    List<String[]> actions() {
      List<String[]> actions = new ArrayList<>();
      text.lines()
          .map(USES::matcher)
          .filter(Matcher::matches)
          .forEach(found -> actions.add(new String[] {found.group(1), found.group(2)}));
      return actions;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object value) {
    return (T) value;
  }

  private static Map<String, Map<String, Object>> child(Map<Object, Object> parent, String key) {
    return cast(parent.get(key));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Workflow> workflows() throws IOException {
    try (Stream<Path> files = Files.list(GITHUB.resolve("workflows"))) {
      return files.map(Workflow::of).toList();
    }
  }

  @Test
  void everyWatchIsKept() throws IOException {
    assertThat(workflows())
        .extracting(Workflow::name)
        .contains(
            "pull-request.yml",
            "codeql.yml",
            "dependency-review.yml",
            "scorecard.yml",
            "release.yml");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyActionIsPinnedByDigest(Workflow workflow) {
    assertThat(workflow.actions())
        .isNotEmpty()
        .allSatisfy(
            action -> {
              assertThat(action[0]).matches(PINNED);
              assertThat(action[1]).matches(VERSION);
            });
  }

  /** A digest that has two versions, or a version with two digests, is a mistake or worse. */
  @Test
  void anActionHasOneDigestAndOneVersion() throws IOException {
    Map<String, Set<String>> pins = new TreeMap<>();
    for (Workflow workflow : workflows()) {
      for (String[] action : workflow.actions()) {
        String[] parts = action[0].split("@", 2);
        // The actions of one repository share its digest.
        String repository = parts[0].replaceFirst("^([^/]+/[^/]+).*", "$1");
        pins.computeIfAbsent(repository, _ -> new TreeSet<>()).add(parts[1] + action[1]);
      }
    }
    assertThat(pins).allSatisfy((_, pinned) -> assertThat(pinned).hasSize(1));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aWorkflowReadsAndItsJobsSayWhatTheyWrite(Workflow workflow) {
    assertThat(workflow.content().get("permissions")).isEqualTo(Map.of("contents", "read"));
    assertThat(workflow.content().get(true).toString()).doesNotContain("pull_request_target");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aWorkflowKeepsNoCredentialsAndRunsNoForeignText(Workflow workflow) {
    assertThat(workflow.steps())
        .allSatisfy(
            step -> {
              if (String.valueOf(step.get("uses")).startsWith("actions/checkout@")) {
                assertThat(step.get("with")).asString().contains("persist-credentials=false");
              }
              // What somebody named a branch would become part of the script.
              assertThat(String.valueOf(step.get("run"))).doesNotContain("${{");
            });
    assertThat(workflow.jobs()).allSatisfy(job -> assertThat(job).containsKey("timeout-minutes"));
  }

  /** A job that runs the libraries of the build must not be able to publish. */
  @Test
  void theJobThatBuildsAReleaseWritesNothing() {
    var jobs = child(Workflow.of(GITHUB.resolve("workflows/release.yml")).content(), "jobs");

    assertThat(jobs.get("build")).doesNotContainKey("permissions");
    assertThat(jobs.get("publish").get("permissions"))
        .isEqualTo(Map.of("contents", "write", "id-token", "write", "attestations", "write"));
    assertThat(jobs.get("publish").get("steps").toString())
        .contains("attest-build-provenance")
        .doesNotContain("checkout");
  }

  @Test
  void dependabotWatchesLibrariesAndActions() {
    Map<String, List<Map<String, Object>>> config =
        new Yaml().load(read(GITHUB.resolve("dependabot.yml")));

    assertThat(config.get("updates"))
        .extracting(update -> update.get("package-ecosystem"))
        .containsExactlyInAnyOrder("maven", "github-actions");
    assertThat(config.get("updates"))
        .allSatisfy(update -> assertThat(update).containsKey("groups"));
  }

  @Test
  void mavenRefusesADownloadWithAWrongChecksum() {
    assertThat(read(TestRepository.root().resolve(".mvn/maven.config")).lines())
        .contains("--strict-checksums");
  }
}
