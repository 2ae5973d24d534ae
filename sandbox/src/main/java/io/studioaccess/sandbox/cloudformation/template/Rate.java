package io.studioaccess.sandbox.cloudformation.template;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses EventBridge's rate expressions: {@code rate(1 hour)}, {@code rate(2 hours)}. */
final class Rate {

  private static final Pattern EXPRESSION =
      Pattern.compile("rate\\((?:1 (minute|hour|day)|(\\d{1,9}) (minute|hour|day)s)\\)");

  private Rate() {}

  /** Empty for expressions that EventBridge would refuse, and for cron expressions. */
  static Optional<Duration> period(String expression) {
    Matcher matcher = EXPRESSION.matcher(expression);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    if (matcher.group(1) != null) {
      return Optional.of(unit(matcher.group(1)));
    }
    int count = Integer.parseInt(matcher.group(2));
    return count < 2 ? Optional.empty() : Optional.of(unit(matcher.group(3)).multipliedBy(count));
  }

  private static Duration unit(String name) {
    return switch (name) {
      case "minute" -> Duration.ofMinutes(1);
      case "hour" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }
}
