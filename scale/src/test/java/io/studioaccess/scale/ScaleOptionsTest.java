package io.studioaccess.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleOptionsTest {
  @Test
  void emptyValuesAreTheDefaults() {
    ScaleOptions options =
        ScaleOptions.of(List.of("USERS=", "LEAVERS=", "BURST=", "MEMORY=", "LABEL="));

    assertThat(options)
        .isEqualTo(new ScaleOptions(10_000, 1_000, 100, 2_000, Optional.empty(), "now"));
    assertThat(options.sizes()).containsExactly(1_000, 10_000);
  }

  @Test
  void everyValueCanBeGiven() {
    assertThat(
            ScaleOptions.of(
                List.of(
                    "USERS=100000",
                    "FROM=100000",
                    "LEAVERS=1000",
                    "BURST=0",
                    "MEMORY=3008",
                    "LABEL=before")))
        .isEqualTo(new ScaleOptions(100_000, 100_000, 1_000, 0, Optional.of(3_008), "before"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "0", "-1000", "999", "1000000000", "99999999999", "1e5", " 5000"})
  void aWrongNumberOfUsersIsNamed(String users) {
    assertThatThrownBy(() -> ScaleOptions.of(List.of("USERS=" + users)))
        .hasMessage("USERS=%s: expected a whole number from 1000 to 250000", users);
  }

  @Test
  void noMoreLeaveThanTheDomainCanSpare() {
    assertThatThrownBy(() -> ScaleOptions.of(List.of("USERS=1000", "LEAVERS=501")))
        .hasMessage("LEAVERS=501: expected a whole number from 0 to 300");
  }

  @Test
  void anUnknownNameIsNamed() {
    assertThatThrownBy(() -> ScaleOptions.of(List.of("PEOPLE=5")))
        .hasMessageContaining("PEOPLE=5: expected NAME=value");
  }

  @Test
  void aLabelIsAFileName() {
    assertThatThrownBy(() -> ScaleOptions.of(List.of("LABEL=../now")))
        .hasMessageContaining("LABEL=../now: expected 1 to 20 lower-case letters");
  }
}
