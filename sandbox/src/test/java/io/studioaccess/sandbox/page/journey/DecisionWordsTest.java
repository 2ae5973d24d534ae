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
          "outcome":"Deferred","reason":"profile ana is PENDING" | busy | Waits: profile ana is PENDING
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
