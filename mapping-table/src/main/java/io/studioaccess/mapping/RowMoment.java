package io.studioaccess.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A moment that a row names: a date, or a time of day with an offset or a time zone. A date without
 * a zone is a date in UTC.
 *
 * @param text as written in the row
 * @param at the moment itself
 */
public record RowMoment(String text, Instant at) {
  private static final Pattern FORMAT =
      Pattern.compile(
          "(?<date>\\d{4}-\\d{2}-\\d{2})"
              + "(T(?<time>\\d{2}:\\d{2}(:\\d{2})?)(?<offset>Z|[+-]\\d{2}:\\d{2})?)?"
              + "(\\[(?<zone>[A-Za-z0-9_+/-]+)\\])?");

  /**
   * Parses the moment at which something begins: a date means the start of the day.
   *
   * @throws IllegalArgumentException if the text is in no such format, or if there is no such date,
   *     time or zone
   */
  public static RowMoment startOf(String text) {
    return new RowMoment(text, resolve(text, 0));
  }

  /**
   * Parses the moment at which something ends: a date means the end of the day.
   *
   * @throws IllegalArgumentException as {@link #startOf}
   */
  public static RowMoment endOf(String text) {
    return new RowMoment(text, resolve(text, 1));
  }

  /** The regular expression of the format, for a schema. */
  public static String pattern() {
    return FORMAT.pattern().replaceAll("\\?<\\w+>", "");
  }

  private static Instant resolve(String text, int daysAfterDate) {
    Matcher parts = FORMAT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "expected a date (2027-03-31 or 2027-03-31[Europe/Berlin]) or a time with offset or zone (2027-03-31T18:00+02:00 or 2027-03-31T18:00[Europe/Berlin]), found '%s'"
              .formatted(Found.excerpt(text)));
    }
    LocalDate date = date(parts.group("date"));
    Optional<ZoneId> zone = Optional.ofNullable(parts.group("zone")).map(RowMoment::zone);
    String time = parts.group("time");
    return time == null
        ? date.plusDays(daysAfterDate).atStartOfDay(zone.orElse(ZoneOffset.UTC)).toInstant()
        : resolve(LocalDateTime.of(date, time(time)), parts.group("offset"), zone);
  }

  private static Instant resolve(
      LocalDateTime local, @Nullable String offset, Optional<ZoneId> zone) {
    if (offset == null) {
      return resolve(
          local,
          zone.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "%s has neither offset nor zone: add one, such as %sZ or %s[Europe/Berlin]"
                          .formatted(local, local, local))));
    }
    ZoneOffset written = offset(offset);
    zone.filter(named -> !named.getRules().getValidOffsets(local).contains(written))
        .ifPresent(
            named -> {
              throw new IllegalArgumentException(
                  "%s has no offset %s at %s: remove the offset or the zone"
                      .formatted(named, written, local));
            });
    return local.toInstant(written);
  }

  /** A time that the change to or from daylight saving time skips or repeats is not guessed. */
  private static Instant resolve(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      throw new IllegalArgumentException(
          "%s does not exist in %s, where the clocks go forward".formatted(local, zone));
    }
    if (offsets.size() > 1) {
      throw new IllegalArgumentException(
          "%s occurs twice in %s, where the clocks go back: add the offset, %s or %s"
              .formatted(local, zone, offsets.getFirst(), offsets.getLast()));
    }
    return local.toInstant(offsets.getFirst());
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("there is no date " + text, e);
    }
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("there is no time " + text, e);
    }
  }

  private static ZoneOffset offset(String text) {
    try {
      return ZoneOffset.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("there is no offset " + text, e);
    }
  }

  private static ZoneId zone(String id) {
    if (!ZoneRulesProvider.getAvailableZoneIds().contains(id)) {
      throw new IllegalArgumentException(
          "there is no time zone '%s': expected a name such as Europe/Berlin or UTC"
              .formatted(Found.excerpt(id)));
    }
    return ZoneId.of(id);
  }
}
