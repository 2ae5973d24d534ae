package io.studioaccess.sandbox.page.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          "outcome":"Granted","roleArn":"arn:aws:iam::1:role/studio/analyst" | good | Granted: the profile has the role analyst
          "outcome":"Started","reason":"CreateProfile" | busy | Begins to create the profile
          "outcome":"Deferred","reason":"profile ana is Pending" | busy | Waits: profile ana is Pending
          "outcome":"Quarantined","due":"2026-03-09T09:00:00Z" | warning | In quarantine: no apps, no permissions; deleted on 2026-03-09
          "outcome":"Blocked","reason":"a shared space" | bad | Blocked: a shared space
          """)
  void anOutcomeIsSaidInWords(String data, String tone, String text)
      throws JsonProcessingException {
    // When
    DecisionWords words = of("{\"message\":\"User reconciled\",\"data\":{%s}}".formatted(data));

    // Then
    assertThat(words).isEqualTo(new DecisionWords(text, tone));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 | 1 | 0 | 1 | Compared 1 user, 1 group and 0 profiles; asked for 1 reconcile
          2 | 3 | 1 | 0 | Compared 2 users, 3 groups and 1 profile; asked for 0 reconciles
          """)
  void aNumberOfOneHasASingular(int users, int groups, int profiles, int asked, String text)
      throws JsonProcessingException {
    // When
    DecisionWords words =
        of(
            "{\"message\":\"Sweep finished\",\"data\":{\"users\":%d,\"groups\":%d,\"profiles\":%d,\"toProvisioner\":%d}}"
                .formatted(users, groups, profiles, asked));

    // Then
    assertThat(words).isEqualTo(new DecisionWords(text, "calm"));
  }

  @ParameterizedTest
  @CsvSource({"WARN,warning", "ERROR,warning", "INFO,calm"})
  void anyOtherLineKeepsItsMessage(String level, String tone) throws JsonProcessingException {
    // When
    DecisionWords words =
        of(
            "{\"message\":\"Event postponed\",\"level\":\"%s\",\"data\":{\"reason\":\"throttled\"}}"
                .formatted(level));

    // Then
    assertThat(words).isEqualTo(new DecisionWords("Event postponed: throttled", tone));
  }

  private static DecisionWords of(String line) throws JsonProcessingException {
    return DecisionWords.of(JsonMapper.builder().build().readTree(line));
  }
}
