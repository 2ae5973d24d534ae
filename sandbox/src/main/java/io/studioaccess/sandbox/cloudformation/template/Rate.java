package io.studioaccess.sandbox.cloudformation.template;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** EventBridge's rate expressions: {@code rate(1 hour)}, {@code rate(2 hours)}. */
final class Rate {

  private static final Pattern EXPRESSION =
      Pattern.compile("rate\\((?:1 (minute|hour|day)|(\\d{1,9}) (minute|hour|day)s)\\)");

  private Rate() {}

  /** Empty for what EventBridge would refuse, and for cron expressions. */
  static Optional<Duration> period(String expression) {
    Matcher found = EXPRESSION.matcher(expression);
    if (!found.matches()) {
      return Optional.empty();
    }
    if (found.group(1) != null) {
      return Optional.of(unit(found.group(1)));
    }
    int many = Integer.parseInt(found.group(2));
    return many < 2 ? Optional.empty() : Optional.of(unit(found.group(3)).multipliedBy(many));
  }

  private static Duration unit(String name) {
    return switch (name) {
      case "minute" -> Duration.ofMinutes(1);
      case "hour" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }
}
