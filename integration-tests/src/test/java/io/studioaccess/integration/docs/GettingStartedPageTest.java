package io.studioaccess.integration.docs;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What docs/getting-started.md says of its commands, whether they work against the sandbox, is so:
 * compared with the operations that the sandbox serves.
 */
class GettingStartedPageTest {

  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:^|\\$\\(|= *)(sam|aws) ([a-z0-9-]+)(?:[\\s\\\\]+([a-z0-9-]+))?", Pattern.MULTILINE);
  private static final Pattern SERVED = Pattern.compile("put\\(\\s*\"([A-Z][a-z]\\w+)\"");

  /** Emulators behind the sandbox serve these services whole. */
  private static final Set<String> WHOLE_SERVICES = Set.of("dynamodb", "sqs");

  private static final String BOTH = "# AWS, sandbox\n";
  private static final String AWS_ONLY = "# AWS\n";

  private record Command(String program, String service, String operation) {

    boolean isServed(Set<String> operations) {
      return program.equals("aws")
          && (WHOLE_SERVICES.contains(service) || operations.contains(camelCase(operation)));
    }

    private static String camelCase(String operation) {
      return Stream.of(operation.split("-"))
          .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
          .collect(Collectors.joining());
    }
  }

  @Test
  void everyBlockSaysWhereItWorks() {
    assertThat(blocks())
        .hasSizeGreaterThan(12)
        .allMatch(block -> block.startsWith(BOTH) || block.startsWith(AWS_ONLY));
  }

  @Test
  void theSandboxServesWhatIsMarkedForIt() throws IOException {
    Set<String> served = servedOperations();

    assertThat(blocks())
        .filteredOn(block -> block.startsWith(BOTH))
        .flatMap(GettingStartedPageTest::commands)
        .hasSizeGreaterThan(12)
        .allMatch(command -> command.isServed(served));
  }

  @Test
  void whatIsMarkedForAwsOnlyHasAReason() throws IOException {
    Set<String> served = servedOperations();

    assertThat(blocks())
        .filteredOn(block -> block.startsWith(AWS_ONLY))
        .isNotEmpty()
        .allMatch(block -> commands(block).stream().anyMatch(command -> !command.isServed(served)));
  }

  private static List<String> blocks() {
    return BLOCK
        .matcher(Page.of("docs/getting-started.md").text())
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  private static List<Command> commands(String block) {
    return COMMAND.matcher(block).results().map(GettingStartedPageTest::command).toList();
  }

  private static Command command(MatchResult found) {
    String operation = found.group(3);
    return new Command(found.group(1), found.group(2), operation == null ? "" : operation);
  }

  /** The names under which the sandbox's services register their operations. */
  private static Set<String> servedOperations() throws IOException {
    try (Stream<Path> files = Files.walk(Page.ROOT.resolve("sandbox/src/main/java"))) {
      Set<String> names =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Page::of)
              .filter(source -> source.text().contains("Operations"))
              .flatMap(source -> SERVED.matcher(source.text()).results())
              .map(found -> found.group(1))
              .collect(toCollection(TreeSet::new));
      assertThat(names).hasSizeGreaterThan(60).contains("CreateUserProfile", "GetCallerIdentity");
      return names;
    }
  }
}
