package io.studioaccess.studioctl.console;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** The order of texts for people: numbers by their value, letters whatever their case. */
final class SortOrder {
  static final Comparator<String> NATURAL = SortOrder::compare;

  /** Longer digits are an id, not a number. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

  private SortOrder() {}

  private static int compare(String one, String other) {
    Optional<BigDecimal> left = number(one);
    Optional<BigDecimal> right = number(other);
    if (left.isPresent() && right.isPresent()) {
      return left.get().compareTo(right.get());
    }
    if (left.isPresent() != right.isPresent()) {
      return left.isPresent() ? -1 : 1;
    }
    return String.CASE_INSENSITIVE_ORDER
        .thenComparing(Comparator.naturalOrder())
        .compare(one, other);
  }

  private static Optional<BigDecimal> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
