package io.studioaccess.studioctl.history;

import io.studioaccess.studioctl.console.CommandException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A date or time of the command line, in UTC unless it has an offset.
 *
 * @param begin the first moment of the day, or the time itself
 * @param end the first moment after the day, or the time itself
 */
public record PointInTime(Instant begin, Instant end) {

  /**
   * Reads a date such as 2026-11-28, or a time such as 2026-11-28T14:30, 2026-11-28T14:30:00Z or
   * 2026-11-28T14:30+01:00.
   *
   * @param option the option, for the error
   * @throws CommandException that names the option and the text
   */
  public static PointInTime parse(String option, String text) {
    return Stream.<Function<String, PointInTime>>of(
            PointInTime::day,
            time -> at(OffsetDateTime.parse(time).toInstant()),
            time -> at(LocalDateTime.parse(time).toInstant(ZoneOffset.UTC)))
        .flatMap(form -> read(form, text).stream())
        .findFirst()
        .orElseThrow(
            () ->
                new CommandException(
                    ("%s: '%s' is no date. Pass a date such as 2026-11-28, or a time such as"
                            + " 2026-11-28T14:30 (UTC) or 2026-11-28T14:30+01:00.")
                        .formatted(option, text)));
  }

  private static Optional<PointInTime> read(Function<String, PointInTime> form, String text) {
    try {
      return Optional.of(form.apply(text.strip()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static PointInTime day(String text) {
    LocalDate day = LocalDate.parse(text);
    return new PointInTime(start(day), start(day.plusDays(1)));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static PointInTime at(Instant moment) {
    return new PointInTime(moment, moment);
  }
}
