package io.studioaccess.sandbox.beliefs;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.conformance.Contracts;
import io.studioaccess.conformance.beliefs.Belief;
import io.studioaccess.conformance.beliefs.Beliefs;
import io.studioaccess.conformance.beliefs.Kind;
import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every belief has a source, a date and tests that exist, and {@code sandbox/README.md} shows them
 * all. {@code -Dbeliefs.update=true} rewrites the table there (CONTRIBUTING.md).
 */
class BeliefsTest {

  private static final Path ROOT = TestRepository.root();
  private static final Path README = ROOT.resolve("sandbox/README.md");
  private static final boolean UPDATE = Boolean.getBoolean("beliefs.update");
  private static final String START = "<!-- The beliefs, from the module conformance. -->\n\n";
  private static final String END = "\n<!-- End of the beliefs. -->";

  /** A comment that refers to a belief. */
  private static final Pattern REFERENCE = Pattern.compile("belief \\{@code ([a-z0-9-]+)}");

  private static Map<String, String> sources;

  /** Every Java source, by the name of its class. */
  @BeforeAll
  static void readSources() throws IOException {
    sources = new HashMap<>();
    try (Stream<Path> files =
        Files.find(
            ROOT,
            20,
            (file, _) -> file.toString().endsWith(".java") && file.toString().contains("/src/"))) {
      for (Path file : files.toList()) {
        sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
      }
    }
  }

  @Test
  void theReadmeShowsEveryBelief() throws IOException {
    String page = Files.readString(README);
    int start = page.indexOf(START) + START.length();
    int end = page.indexOf(END);
    assertThat(start).as("the place of the table").isBetween(START.length(), end);
    if (UPDATE) {
      Files.writeString(README, page.substring(0, start) + Beliefs.table() + page.substring(end));
    } else {
      assertThat(page.substring(start, end)).isEqualTo(Beliefs.table());
    }
  }

  @Test
  void everyBeliefHasAClaimASourceAndADate() {
    assertThat(Beliefs.all())
        .hasSizeGreaterThan(100)
        .allSatisfy(
            belief -> {
              assertThat(belief.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
              assertThat(belief.claim()).doesNotEndWith(".").doesNotContain("|", "arn:");
              assertThat(belief.source()).isNotBlank().doesNotContain("|");
              assertThat(belief.read()).isAfter(LocalDate.of(2026, 1, 1));
            });
    assertThat(Beliefs.all().map(Belief::id)).doesNotHaveDuplicates();
    assertThat(Beliefs.all().map(Belief::claim)).doesNotHaveDuplicates();
  }

  @Test
  void everyTestOfABeliefExists() {
    assertThat(Beliefs.all()).allSatisfy(belief -> assertThat(belief.tests()).isNotEmpty());
    assertThat(Beliefs.all().flatMap(belief -> belief.allTests().stream()))
        .allSatisfy(test -> assertThat(isTest(test)).as(test).isTrue());
  }

  /** Whether the sources have such a method below a test annotation, with nothing in between. */
  private static boolean isTest(String test) {
    String[] names = test.split("\\.", -1);
    String source = sources.getOrDefault(names[0], "");
    return Pattern.compile(
            "@(Test|ParameterizedTest|RepeatedTest|Property|TestFactory|EveryCall)\\b[^;]*?\\b"
                + names[1]
                + "\\(")
        .matcher(source)
        .find();
  }

  @Test
  void aGuessThatDecidesOverAccessIsTestedBothWays() {
    assertThat(Beliefs.all().filter(b -> b.kind() == Kind.GUESS && b.isAboutAccess()))
        .isNotEmpty()
        .allSatisfy(
            belief ->
                assertThat(belief.testsOfTheContrary())
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(belief.tests()));
  }

  @Test
  void everyBeliefIsAskedOfAwsOrSaysWhyNot() {
    assertThat(Beliefs.all())
        .allSatisfy(
            belief ->
                assertThat(belief.contractTests().isEmpty())
                    .isEqualTo(belief.whyNotAsked().isPresent()));
  }

  @Test
  void everyContractTestIsThatOfABelief() {
    Set<String> expected = new TreeSet<>();
    for (Class<?> contract : Contracts.ALL) {
      Arrays.stream(contract.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Test.class))
          .forEach(method -> expected.add(contract.getSimpleName() + "." + method.getName()));
    }
    Set<String> named =
        Beliefs.all()
            .flatMap(belief -> belief.contractTests().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).isEqualTo(expected);
  }

  @Test
  void everyContractClassIsRun() {
    List<String> classes =
        sources.keySet().stream()
            .filter(name -> sources.get(name).contains("\n@AsksAws\n"))
            .toList();
    assertThat(Contracts.ALL)
        .extracting(Class::getSimpleName)
        .containsExactlyInAnyOrderElementsOf(classes);
  }

  @Test
  void everyCommentRefersToABeliefThatExists() {
    List<String> ids = Beliefs.all().map(Belief::id).toList();
    assertThat(
            sources.values().stream()
                .flatMap(source -> REFERENCE.matcher(source).results())
                .map(found -> found.group(1)))
        .isNotEmpty()
        .allSatisfy(id -> assertThat(ids).contains(id));
  }
}
