package io.studioaccess.integration.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reference/promises.md names tests that exist. */
class SecurityPageTest {

  private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");
  private static final Path REPOSITORY = TestRepository.root();

  /** The last cells of the table's rows. */
  private static List<String> testCells() throws IOException {
    return Files.readAllLines(REPOSITORY.resolve("docs/reference/promises.md")).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| Who"))
        .map(line -> line.split(" \\| "))
        .map(cells -> cells[cells.length - 1])
        .toList();
  }

  @Test
  void everyPromiseNamesItsTestOrNone() throws IOException {
    assertThat(testCells())
        .hasSizeGreaterThan(40)
        .allSatisfy(cell -> assertThat(cell).matches("none \\||.*" + TEST.pattern() + ".*"));
  }

  @Test
  void everyTestOfThePageExists() throws IOException {
    Map<String, Path> classes = testClasses();
    List<String> missing = new ArrayList<>();
    for (String cell : testCells()) {
      for (MatchResult test : TEST.matcher(cell).results().toList()) {
        if (!exists(classes, test.group(1), test.group(2))) {
          missing.add(test.group());
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  private static boolean exists(Map<String, Path> classes, String testClass, String test)
      throws IOException {
    return classes.containsKey(testClass)
        && Files.readString(classes.get(testClass)).contains("void " + test + "(");
  }

  private static Map<String, Path> testClasses() throws IOException {
    try (Stream<Path> files =
        Files.find(
            REPOSITORY,
            20,
            (file, _) ->
                file.toString().contains("/src/test/java/") && file.toString().endsWith(".java"))) {
      return files.collect(
          Collectors.toMap(
              file -> file.getFileName().toString().replace(".java", ""),
              file -> file,
              (one, _) -> one));
    }
  }
}
