package io.studioaccess.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessPeriodTest {
  private static final Instant JOINED = Instant.parse("2027-01-10T09:00:00Z");

  @Test
  void aRowWithoutDatesGrantsAccessAtAnyTime() {
    assertThat(period(Map.of()).isAlways()).isTrue();
    assertThat(AccessPeriod.ALWAYS.includes(Instant.MAX, Optional.of(JOINED))).isTrue();
    assertThat(AccessPeriod.ALWAYS.end(Optional.of(JOINED))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-31T23:59:59.999Z, false",
    "2027-02-01T00:00:00Z,     true",
    "2027-03-31T23:59:59.999Z, true",
    "2027-04-01T00:00:00Z,     false"
  })
  void bothDatesAreIncluded(Instant now, boolean included) {
    AccessPeriod period = period(Map.of("notBefore", "2027-02-01", "notAfter", "2027-03-31"));

    assertThat(period.includes(now, Optional.of(JOINED))).isEqualTo(included);
  }

  @Test
  void theEarlierOfTwoEndsDecides() {
    AccessPeriod period = period(Map.of("notAfter", "2027-01-20", "maxDays", 30));

    assertThat(period.end(Optional.of(JOINED))).contains(Instant.parse("2027-01-21T00:00:00Z"));
    assertThat(period.end(Optional.of(JOINED.minusSeconds(30 * 86_400))))
        .as("a membership that began earlier")
        .contains(JOINED);
  }

  @Test
  void daysCountFromTheBeginningOfTheMembership() {
    AccessPeriod period = period(Map.of("maxDays", new BigDecimal("90")));

    assertThat(period.end(Optional.of(JOINED))).contains(Instant.parse("2027-04-10T09:00:00Z"));
    assertThat(period.end(Optional.empty())).as("it has only just begun").isEmpty();
    assertThat(period.includes(JOINED, Optional.empty())).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          maxDays   | 0          | maxDays: expected a whole number from 1 to 36,500, found
          maxDays   | 36501      | maxDays: expected a whole number from 1 to 36,500, found
          maxDays   | a month    | maxDays: expected a whole number from 1 to 36,500, found
          maxDays   | 1.5        | maxDays: expected a whole number from 1 to 36,500, found
          notAfter  | tomorrow   | notAfter: expected a date
          notBefore | 2027-02-30 | notBefore: there is no date 2027-02-30
          notAfter  | 2026-12-31 | notAfter: not later than notBefore
          """)
  void namesTheFieldThatIsWrong(String field, String value, String message) {
    Map<String, Object> fields = new HashMap<>(Map.of("notBefore", "2027-01-01"));
    fields.put(
        field, field.equals("maxDays") && value.matches("[0-9.]+") ? new BigDecimal(value) : value);

    assertThatThrownBy(() -> period(fields)).hasMessageContaining(message);
  }

  private static AccessPeriod period(Map<String, ?> dates) {
    Map<String, Object> fields = new HashMap<>(dates);
    fields.put("groupName", "guests");
    fields.put("domainId", "d-abcdefghijkl");
    fields.put("roleArn", "arn:aws:iam::111122223333:role/studio/guest");
    return RowFields.read(fields).period();
  }
}
