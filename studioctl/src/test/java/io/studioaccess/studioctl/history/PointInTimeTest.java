package io.studioaccess.studioctl.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointInTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-28, 2026-11-28T00:00:00Z, 2026-11-29T00:00:00Z",
    "2026-11-28T14:30, 2026-11-28T14:30:00Z, 2026-11-28T14:30:00Z",
    "2026-11-28T14:30:05Z, 2026-11-28T14:30:05Z, 2026-11-28T14:30:05Z",
    "2026-11-28T14:30+01:00, 2026-11-28T13:30:00Z, 2026-11-28T13:30:00Z",
  })
  void isInUtcUnlessItHasAnOffset(String text, Instant begin, Instant end) {
    assertThat(PointInTime.parse("--since", text)).isEqualTo(new PointInTime(begin, end));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "28.11.2026", "2026-02-30", "2026-11-28 14:30", ""})
  void aTextThatIsNoDateIsNamedWithItsOption(String text) {
    assertThatThrownBy(() -> PointInTime.parse("--until", text))
        .hasMessageStartingWith("--until: '%s' is no date.".formatted(text))
        .hasMessageContaining("2026-11-28T14:30+01:00");
  }
}
