package io.studioaccess.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowMomentTest {

  @ParameterizedTest
  @CsvSource({
    "2027-03-31,                                    2027-03-31T00:00:00Z, 2027-04-01T00:00:00Z",
    "2028-02-29,                                    2028-02-29T00:00:00Z, 2028-03-01T00:00:00Z",
    "2027-03-31[Europe/Berlin],                     2027-03-30T22:00:00Z, 2027-03-31T22:00:00Z",
    "2027-12-31[Pacific/Auckland],                  2027-12-30T11:00:00Z, 2027-12-31T11:00:00Z",
    "2027-03-31[UTC],                               2027-03-31T00:00:00Z, 2027-04-01T00:00:00Z",
    "2027-03-31T18:00Z,                             2027-03-31T18:00:00Z, 2027-03-31T18:00:00Z",
    "2027-03-31T18:00:30+02:00,                     2027-03-31T16:00:30Z, 2027-03-31T16:00:30Z",
    "2027-03-31T18:00[Europe/Berlin],               2027-03-31T16:00:00Z, 2027-03-31T16:00:00Z",
    "2027-03-31T18:00+02:00[Europe/Berlin],         2027-03-31T16:00:00Z, 2027-03-31T16:00:00Z"
  })
  void resolvesDatesAndTimes(String text, Instant start, Instant end) {
    assertThat(RowMoment.startOf(text)).isEqualTo(new RowMoment(text, start));
    assertThat(RowMoment.endOf(text)).isEqualTo(new RowMoment(text, end));
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-28[Europe/Berlin],     23", // clocks go forward
    "2027-10-31[Europe/Berlin],     25", // and back
    "2027-03-29[Europe/Berlin],     24",
    "2027-09-05[America/Santiago],  23" // forward at midnight: the day begins at one o'clock
  })
  void aDateLastsAsLongAsTheDayInItsZone(String date, int hours) {
    assertThat(Duration.between(RowMoment.startOf(date).at(), RowMoment.endOf(date).at()))
        .isEqualTo(Duration.ofHours(hours));
  }

  @Test
  void anOffsetSelectsOneOfTwoEqualTimes() {
    assertThat(RowMoment.startOf("2027-10-31T02:30+02:00[Europe/Berlin]").at())
        .isEqualTo("2027-10-31T00:30:00Z");
    assertThat(RowMoment.startOf("2027-10-31T02:30+01:00[Europe/Berlin]").at())
        .isEqualTo("2027-10-31T01:30:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          next week                                | expected a date (2027-03-31 or
          31.03.2027                               | expected a date (2027-03-31 or
          2027-03-31+02:00                         | expected a date (2027-03-31 or
          2027-02-29                               | there is no date 2027-02-29
          2027-13-01                               | there is no date 2027-13-01
          2027-03-31T25:00Z                        | there is no time 25:00
          2027-03-31T18:00+19:00                   | there is no offset +19:00
          2027-03-31T18:00                         | has neither offset nor zone: add one, such as 2027-03-31T18:00Z
          2027-03-31[Europe/Berln]                 | there is no time zone 'Europe/Berln'
          2027-03-28T02:30[Europe/Berlin]          | 2027-03-28T02:30 does not exist in Europe/Berlin
          2027-10-31T02:30[Europe/Berlin]          | occurs twice in Europe/Berlin, where the clocks go back: add the offset, +02:00 or +01:00
          2027-03-31T18:00+01:00[Europe/Berlin]    | Europe/Berlin has no offset +01:00 at 2027-03-31T18:00
          """)
  void namesWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> RowMoment.startOf(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
