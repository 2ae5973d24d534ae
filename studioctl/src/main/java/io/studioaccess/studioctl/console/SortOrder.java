package io.studioaccess.studioctl.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** The order of texts for people: numbers and times by value, letters whatever their case. */
final class SortOrder {
  static final Comparator<String> NATURAL = SortOrder::compare;

  /** Longer digits are an id, not a number. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

  private SortOrder() {}

  /** As {@link java.time.Instant} writes it: with seconds, and a fraction or none. */
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]{8,18}Z");

  /** Numbers come first, then times, then other texts. */
  private record Value(Optional<BigDecimal> number, Optional<Instant> time, String text) {

    static Value of(String text) {
      return new Value(
          NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty(),
          time(text),
          text);
    }

    private static Optional<Instant> time(String text) {
      try {
        return TIME.matcher(text).matches() ? Optional.of(Instant.parse(text)) : Optional.empty();
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }

    int rank() {
      return number.isPresent() ? 0 : time.isPresent() ? 1 : 2;
    }
  }

  private static int compare(String one, String other) {
    Value left = Value.of(one);
    Value right = Value.of(other);
    if (left.rank() != right.rank()) {
      return Integer.compare(left.rank(), right.rank());
    }
    return switch (left.rank()) {
      case 0 -> left.number().orElseThrow().compareTo(right.number().orElseThrow());
      case 1 -> left.time().orElseThrow().compareTo(right.time().orElseThrow());
      default ->
          String.CASE_INSENSITIVE_ORDER
              .thenComparing(Comparator.naturalOrder())
              .compare(one, other);
    };
  }
}
