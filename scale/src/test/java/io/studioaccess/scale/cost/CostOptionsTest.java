package io.studioaccess.scale.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostOptionsTest {
  private static final Path REPOSITORY = Path.of("..");

  @Test
  void emptyValuesAreTheDefaults() {
    CostOptions options = CostOptions.of(REPOSITORY, List.of("PEOPLE=", "PRICES=", "MONTH="));

    assertThat(options.people()).containsExactly(100, 5_000, 100_000);
    assertThat(options.prices()).hasFileName("prices.yaml");
    assertThat(options.month()).hasFileName("month.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "0", "-5", "1000000000", "5000,", "5000,x"})
  void aWrongNumberOfPeopleIsNamed(String people) {
    assertThatThrownBy(() -> CostOptions.of(REPOSITORY, List.of("PEOPLE=" + people)))
        .hasMessage(
            "PEOPLE=%s: expected whole numbers from 1 to 1000000, separated by commas", people);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> CostOptions.of(REPOSITORY, List.of("PRICES=none.yaml")))
        .hasMessage("PRICES=none.yaml: there is no such file");
  }
}
