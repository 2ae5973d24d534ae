package io.studioaccess.studioctl.doctor;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time between two sweeps. */
final class SweepPeriod {
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

  private SweepPeriod() {}

  /** Empty for a cron expression, whose interval is not computed. */
  static Optional<Duration> of(String schedule) {
    Matcher rate = RATE.matcher(schedule);
    if (!rate.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(rate.group(1));
    return Optional.of(
        switch (rate.group(2)) {
          case "minute" -> Duration.ofMinutes(number);
          case "hour" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }
}
