package io.studioaccess.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RowOutcome;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingSettingsTest {
  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "MAPPING_TABLE", "mapping",
              "MAPPING_SOURCE", "convention",
              "GROUP_NAME_PATTERN", "team-(?<team>.+)",
              "ROLE_ARN_TEMPLATE", "arn:aws:iam::111122223333:role/studio/{team}",
              "CONVENTION_DOMAIN_ID", "d-one",
              "CONVENTION_PRIORITY", "100"));

  /** A client that fails on every call. */
  private static final Function<String, GroupMappings> NO_TABLE =
      name ->
          () -> {
            throw new UnsupportedOperationException("reads " + name);
          };

  @Test
  void conventionAloneReadsNoTable() {
    GroupMappings mappings = MappingSettings.from(variables).mappings(NO_TABLE);

    RowOutcome derived =
        mappings
            .current()
            .convention()
            .orElseThrow()
            .deriveRow(new GroupName("team-a"))
            .orElseThrow();
    assertThat(((RowOutcome.Legal) derived).row().role().value())
        .isEqualTo("arn:aws:iam::111122223333:role/studio/a");
  }

  @Test
  void failedTableReadIsNotIgnored() {
    variables.put("MAPPING_SOURCE", "both");
    GroupMappings mappings = MappingSettings.from(variables).mappings(NO_TABLE);

    assertThatThrownBy(mappings::current).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void tableAloneIgnoresConventionVariables() {
    variables.replaceAll((name, value) -> name.startsWith("MAPPING") ? value : "");
    variables.put("MAPPING_SOURCE", "table");

    MappingSettings settings = MappingSettings.from(variables);

    assertThat(settings.table()).contains("mapping");
    assertThat(settings.convention()).isEmpty();
  }

  @Test
  void namesEachMissingConventionVariable() {
    for (String name : Map.copyOf(variables).keySet()) {
      Map<String, String> without = new HashMap<>(variables);
      without.put(name, "");
      assertThatThrownBy(() -> MappingSettings.from(without))
          .hasMessage("environment variable " + name + " is not set");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAPPING_SOURCE, somewhere, 'environment variable MAPPING_SOURCE: expected table, convention'",
    "GROUP_NAME_PATTERN, 'team-(', GroupNamePattern: error parsing regexp",
    "ROLE_ARN_TEMPLATE, '{team}', RoleArnTemplate: ",
    "CONVENTION_DOMAIN_ID, one, environment variable CONVENTION_DOMAIN_ID: ",
    "CONVENTION_PRIORITY, first, ConventionPriority: expected a 32-bit whole number"
  })
  void namesAVariableThatIsWrong(String name, String value, String message) {
    variables.put(name, value);

    assertThatThrownBy(() -> MappingSettings.from(variables)).hasMessageStartingWith(message);
  }
}
