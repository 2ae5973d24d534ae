package io.studioaccess.mapping.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryFileTest {

  private static EntryFile parse(String yaml) {
    return EntryFile.parse(new StringReader(yaml), "entries");
  }

  @Test
  void readsTextsAndTheirPlaces() {
    EntryFile file =
        parse(
            """
            account: 000000000123
            entries:
              - name: yes
                note:
              - note: "b"
            """);

    assertThat(file.findings()).isEmpty();
    assertThat(file.head().text("account")).isEqualTo("000000000123");
    assertThat(file.entries()).extracting(entry -> entry.text("name")).containsExactly("yes", "");
    assertThat(file.entries().getFirst().placeOf("name")).isEqualTo(new Place(3, 11));
    assertThat(file.entries().getLast().placeOf("name")).isEqualTo(new Place(5, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "null", "007", "a: b", "#", "x\n\u202ey", "\"", " z "})
  void aLineIsReadAsItWasWritten(String value) {
    EntryFile file = parse("entries:\n  - " + EntryFile.line("name", value) + "\n");

    assertThat(file.findings()).isEmpty();
    assertThat(file.entries().getFirst().text("name")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text | 1 | must contain a list",
        "entries: none | 1 | expected a list",
        "entries: [a] | 1 | must have fields",
        "entries: [{a: [b]}] | 1 | must be one text",
        "a: 1, a: [ | 1 | invalid YAML"
      })
  void namesTheFaultAndItsPlace(String yaml, int line, String message) {
    assertThat(parse(yaml).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.place().line()).isEqualTo(line))
        .satisfies(finding -> assertThat(finding.message()).contains(message));
  }
}
