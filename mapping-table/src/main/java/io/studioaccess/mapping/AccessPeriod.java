package io.studioaccess.mapping;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When a row grants access to the members of its group.
 *
 * @param notBefore when access begins; empty for the beginning of the membership
 * @param notAfter when access ends for all members; empty for no common end
 * @param maxDays how many days of 24 hours after the beginning of the membership access ends; empty
 *     for no such end
 */
public record AccessPeriod(
    Optional<RowMoment> notBefore, Optional<RowMoment> notAfter, Optional<Integer> maxDays) {
  /** A hundred years. */
  static final int LONGEST_DAYS = 36_500;

  /** The period of a row that names none. */
  public static final AccessPeriod ALWAYS =
      new AccessPeriod(Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether the period is the same for all members at all times. */
  public boolean isAlways() {
    return equals(ALWAYS);
  }

  /**
   * Whether a member has access.
   *
   * @param memberSince when the membership began; empty if it has only just begun
   */
  public boolean includes(Instant now, Optional<Instant> memberSince) {
    return !begins().filter(now::isBefore).isPresent()
        && end(memberSince).map(now::isBefore).orElse(true);
  }

  /** When access begins; empty for the beginning of the membership. */
  public Optional<Instant> begins() {
    return notBefore.map(RowMoment::at);
  }

  /**
   * When access ends: the first moment without it; empty for no end.
   *
   * @param memberSince as in {@link #includes}
   */
  public Optional<Instant> end(Optional<Instant> memberSince) {
    Optional<Instant> ofMember =
        maxDays.flatMap(days -> memberSince.map(since -> since.plus(Duration.ofDays(days))));
    return Stream.concat(notAfter.map(RowMoment::at).stream(), ofMember.stream())
        .min(Instant::compareTo);
  }

  /** The moments at which access begins or ends. */
  public Stream<Instant> boundaries(Optional<Instant> memberSince) {
    return Stream.concat(begins().stream(), end(memberSince).stream());
  }

  /** One line such as {@code not after 2027-03-31, at most 90 days}; empty for no limit. */
  @Override
  public String toString() {
    return Stream.of(
            notBefore.map(moment -> "not before " + moment.text()),
            notAfter.map(moment -> "not after " + moment.text()),
            maxDays.map(days -> "at most %d days".formatted(days)))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }
}
