package io.studioaccess.integration.docs;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/reference/outcome-events.md has the fields of the schemas. */
class OutcomeEventsPageTest {

  /** The page says that these are in every detail, or in all but one. */
  private static final List<String> COMMON =
      List.of("version", "outcome", "eventId", "userId", "domainId");

  private static final Pattern FIELD = Pattern.compile("`(\\w+)`");

  /** Each kind has a schema; that of the mapping has a small initial. */
  static List<String> kinds() throws IOException {
    try (Stream<Path> files = Files.list(Page.ROOT.resolve("schemas"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[A-Z].*\\.json"))
          .map(name -> name.replace(".json", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theTableHasTheFieldsOfTheKind(String kind) throws IOException {
    // Given
    String row =
        Page.of("docs/reference/outcome-events.md")
            .text()
            .lines()
            .filter(line -> line.startsWith("| `" + kind + "` |"))
            .findFirst()
            .orElseThrow();
    String[] required = row.split(" \\| ")[2].split("\\(", 2);

    // When
    JsonNode schema = new ObjectMapper().readTree(Page.of("schemas/" + kind + ".json").text());

    // Then
    Set<String> needed = new TreeSet<>();
    schema.path("required").forEach(field -> needed.add(field.asText()));
    Set<String> all = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(all::add);
    COMMON.forEach(all::remove);
    COMMON.forEach(needed::remove);
    assertThat(fields(required[0])).isEqualTo(needed);
    assertThat(fields(row.split(" \\| ")[2])).isEqualTo(all);
  }

  private static Set<String> fields(String cell) {
    return Stream.of(cell)
        .flatMap(text -> FIELD.matcher(text).results())
        .map(field -> field.group(1))
        .collect(toCollection(TreeSet::new));
  }
}
