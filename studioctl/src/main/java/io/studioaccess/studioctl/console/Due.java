package io.studioaccess.studioctl.console;

import java.time.Duration;
import java.time.Instant;

/** A moment at which something is due, for people. Once it is past, it says overdue. */
public final class Due {
  private Due() {}

  /** {@code 2026-12-05T08:00:00Z}, or {@code overdue since 2026-12-05T08:00:00Z}. */
  public static String text(Instant due, Instant now) {
    return (isOverdue(due, now) ? "overdue since " : "") + Display.timestamp(due);
  }

  /** {@code 6 d 23 h}, or {@code overdue by 1 d 0 h}. */
  public static String fromNow(Instant due, Instant now) {
    Duration left = Duration.between(now, due);
    return left.isNegative() ? "overdue by " + text(left.negated()) : text(left);
  }

  public static boolean isOverdue(Instant due, Instant now) {
    return due.isBefore(now);
  }

  private static String text(Duration time) {
    return time.toDays() > 0
        ? "%d d %d h".formatted(time.toDays(), time.toHoursPart())
        : "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
  }
}
