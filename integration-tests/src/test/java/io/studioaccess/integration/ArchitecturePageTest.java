package io.studioaccess.integration;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks {@code docs/architecture.md}, and its reference pages, against the sources and the POMs.
 */
class ArchitecturePageTest {
  private static final Path ROOT = TestRepository.root();

  /** A class or one of its members, alone between backticks. */
  private static final Pattern CODE_NAME =
      Pattern.compile("`((?=[A-Z0-9]*[a-z])[A-Z][A-Za-z0-9]*)(?:\\.([A-Za-z][A-Za-z0-9]*))?`");

  private static final Pattern TEMPLATE_NAME =
      Pattern.compile("^ {2}([A-Z][A-Za-z0-9]*):", Pattern.MULTILINE);
  private static final Pattern IN_BACKTICKS = Pattern.compile("`([^`]+)`");
  private static final Pattern ARROW = Pattern.compile("^ *([\\w-]+) --> ([\\w-]+)$");

  private final String page = read(ROOT.resolve("docs/architecture.md"));
  private final String references =
      read(ROOT.resolve("docs/reference/state.md"))
          + read(ROOT.resolve("docs/reference/what-to-open.md"));

  /** The internal dependencies of a module, by the words that the page uses for them. */
  private record Dependencies(Set<String> compile, Set<String> starts, Set<String> testsWith) {}

  @Test
  void everyCodeNameExists() throws IOException {
    // Given
    Map<String, Path> sources = sources();
    Set<String> templateNames =
        TEMPLATE_NAME
            .matcher(read(ROOT.resolve("template.yaml")))
            .results()
            .map(found -> found.group(1))
            .collect(toCollection(TreeSet::new));

    // When
    List<MatchResult> names = CODE_NAME.matcher(page + references).results().toList();

    // Then
    assertThat(names).hasSizeGreaterThan(100);
    assertThat(names.stream().filter(name -> !exists(name, sources, templateNames)))
        .extracting(MatchResult::group)
        .isEmpty();
  }

  private static boolean exists(
      MatchResult name, Map<String, Path> sources, Set<String> templateNames) {
    Path source = sources.get(name.group(1));
    String member = name.group(2);
    if (member == null) {
      return source != null || templateNames.contains(name.group(1));
    }
    return source != null && Pattern.compile("\\b" + member + "\\b").matcher(read(source)).find();
  }

  @Test
  void theModuleMapEqualsThePoms() {
    assertThat(dependenciesOnThePage()).isEqualTo(dependenciesInThePoms());
  }

  @Test
  void theDiagramEqualsTheCompileDependencies() {
    // Given
    Set<String> expected = new TreeSet<>();
    dependenciesInThePoms()
        .forEach(
            (module, dependencies) ->
                dependencies.compile().forEach(other -> expected.add(module + " --> " + other)));

    // When
    Set<String> arrows =
        page.lines()
            .filter(line -> ARROW.matcher(line).matches())
            .map(String::strip)
            .collect(toCollection(TreeSet::new));

    // Then
    assertThat(arrows).isEqualTo(expected);
  }

  private Map<String, Dependencies> dependenciesOnThePage() {
    String section = page.substring(page.indexOf("## Modules"), page.indexOf("### Layers"));
    Map<String, Dependencies> modules = new TreeMap<>();
    section
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|", -1))
        .forEach(cells -> modules.put(backticked(cells[1]).getFirst(), dependencies(cells[3])));
    return modules;
  }

  private static Dependencies dependencies(String cell) {
    Dependencies dependencies = new Dependencies(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    for (String part : cell.strip().split("; ", -1)) {
      Set<String> kind =
          part.startsWith("starts ")
              ? dependencies.starts()
              : part.startsWith("tests with ") ? dependencies.testsWith() : dependencies.compile();
      kind.addAll(backticked(part));
    }
    return dependencies;
  }

  private static List<String> backticked(String text) {
    return IN_BACKTICKS.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static Map<String, Dependencies> dependenciesInThePoms() {
    Map<String, Pom> poms = new TreeMap<>();
    for (String module : Pom.of(ROOT.resolve("pom.xml")).modules()) {
      poms.put(module, Pom.of(ROOT.resolve(module).resolve("pom.xml")));
    }
    Map<String, String> moduleOfArtifact = new HashMap<>();
    poms.forEach((module, pom) -> moduleOfArtifact.put(pom.artifactId(), module));
    Map<String, Dependencies> modules = new TreeMap<>();
    poms.forEach(
        (module, pom) ->
            modules.put(
                module,
                new Dependencies(
                    named(pom, "compile", moduleOfArtifact),
                    named(pom, "provided", moduleOfArtifact),
                    named(pom, "test", moduleOfArtifact))));
    return modules;
  }

  private static Set<String> named(Pom pom, String scope, Map<String, String> moduleOfArtifact) {
    return pom.internalDependencies().stream()
        .filter(dependency -> dependency.scope().equals(scope))
        .map(dependency -> moduleOfArtifact.get(dependency.artifactId()))
        .collect(toCollection(TreeSet::new));
  }

  /** Every source file by the name of its class. */
  private static Map<String, Path> sources() throws IOException {
    Map<String, Path> sources = new HashMap<>();
    List<Path> folders = new ArrayList<>();
    for (String module : Pom.of(ROOT.resolve("pom.xml")).modules()) {
      folders.add(ROOT.resolve(module).resolve("src"));
    }
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(
                file ->
                    sources.put(file.getFileName().toString().replaceFirst("\\.java$", ""), file));
      }
    }
    return sources;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
