package io.studioaccess.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
  private static final List<String> NAMES = List.of("ana", "data-scientists", "ml-engineers");

  @ParameterizedTest
  @CsvSource({
    "data-scientist, data-scientists",
    "dtaa-scientists, data-scientists",
    "ML-Engineers, ml-engineers",
    "anna, ana"
  })
  void suggestsWhatSomebodyMayHaveMeant(String typed, String meant) {
    assertThat(Suggestions.of(typed, NAMES)).isEqualTo(" Did you mean '%s'?", meant);
  }

  @Test
  void suggestsNothingThatIsUnlikeTheName() {
    assertThat(Suggestions.of("nobody", NAMES)).isEmpty();
  }

  @Test
  void suggestsTheThreeMostSimilarNames() {
    assertThat(Suggestions.of("team-1", List.of("team-11", "team-2", "team-3", "team-4", "other")))
        .isEqualTo(" Did you mean 'team-11' or 'team-2' or 'team-3'?");
  }
}
