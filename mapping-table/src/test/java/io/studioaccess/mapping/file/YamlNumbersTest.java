package io.studioaccess.mapping.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scalars have the types of YAML 1.2, not those of 1.1. */
class YamlNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0100, 100",
    "0o17, 15",
    "0x1F, 31",
    "+7, 7",
    "-3, -3",
    "08, 8",
    "1e2, 100",
    "20.0, 20"
  })
  void numbersAreThoseOfYaml12(String written, int priority) {
    MappingFile file = file("priority: " + written);

    assertThat(file.findings()).isEmpty();
    assertThat(file.rows().getFirst().row().priority()).isEqualTo(priority);
  }

  @ParameterizedTest
  @CsvSource({"1_000", "1:30", "0b11", "2026-01-01", "yes", "'\"20\"'", "ten"})
  void otherScalarsAreTextAndNoPriority(String written) {
    assertThat(file("priority: " + written).errors())
        .singleElement()
        .hasToString(
            "line 5, column 15: priority: expected a number, found the text '%s'"
                .formatted(written.replace("\"", "")));
  }

  @ParameterizedTest
  @CsvSource({"1.5", ".inf", ".nan", "1e999999999", "99999999999"})
  void fractionsAndHugeNumbersAreNoPriority(String written) {
    assertThat(file("priority: " + written).errors())
        .singleElement()
        .asString()
        .startsWith("line 5, column 15: priority: expected a 32-bit whole number, found ");
  }

  @ParameterizedTest
  @CsvSource({"yes", "No", "on", "OFF", "'''true'''", "'!!str false'", "tRuE"})
  void onlyTrueAndFalseAreBooleans(String written) {
    assertThat(file("enabled: " + written).errors())
        .singleElement()
        .asString()
        .contains(
            "enabled: expected true or false, found the text '",
            "': remove the quotes in YAML, use type BOOL in DynamoDB");
  }

  @Test
  void aSettingIsReadAsWritten() {
    MappingFile file =
        file(
            "userSettings: {JupyterLabAppSettings: {AppLifecycleManagement: {IdleSettings:"
                + " {IdleTimeoutInMinutes: 0120}}}}");

    assertThat(file.findings()).isEmpty();
    assertThat(file.rows().getFirst().row().userSettings().fields().toString()).contains("=120");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!!binary aGVsbG8= | unsupported tag tag:yaml.org,2002:binary: remove it",
        "!!timestamp 2026-01-01 | unsupported tag tag:yaml.org,2002:timestamp: remove it",
        "!java.net.URL [x] | unsupported tag !java.net.URL: remove it",
        "!!int 1:30 | not a whole number",
        "!!bool yes | not true or false",
        "!!set {a} | unsupported tag tag:yaml.org,2002:set: remove it"
      })
  void tagsDoNotWidenTheTypes(String written, String message) {
    assertThat(file("description: " + written).errors())
        .singleElement()
        .asString()
        .contains(message);
  }

  private static MappingFile file(String field) {
    return MappingFile.parse(
        new StringReader(
            """
            rows:
              - groupName: a
                domainId: d-abc
                roleArn: arn:aws:iam::111122223333:role/studio/a
                %s
            """
                .formatted(field)));
  }
}
