package io.studioaccess.reconciler.reconcile;

import java.time.Duration;
import java.util.Optional;

/**
 * The delays of a message that returns to its queue because AWS throttled or failed. The longest
 * possible delay doubles with each attempt. The actual one is anywhere between five seconds and
 * that, so that messages that failed together return one by one.
 *
 * <p>A message is not tried forever: in the end it goes to the dead-letter queue with its reason.
 * AWS may throttle for hours and is believed; a failure that lasts for minutes may be the message's
 * own.
 *
 * @param first the longest delay before the second attempt
 * @param longest the longest delay of all; at most SQS's maximum of 15 minutes
 * @param throttledAttempts after so many attempts a throttled message fails: about six hours, for a
 *     sweep one
 * @param failedAttempts after so many attempts, one or two minutes, any other message fails, and is
 *     delivered again by SQS
 */
public record RetryDelays(
    Duration first, Duration longest, int throttledAttempts, int failedAttempts) {

  /** Of the provisioner. */
  public static final RetryDelays GRANTS =
      new RetryDelays(Duration.ofSeconds(10), Backoff.LONGEST, 55, 5);

  /** Of the deprovisioner: a revocation waits least. */
  public static final RetryDelays REVOCATIONS =
      new RetryDelays(Duration.ofSeconds(8), Duration.ofMinutes(5), 150, 5);

  /**
   * Of the sweeper: a sweep of everybody is costly, and the next one makes up for it within an
   * hour.
   */
  public static final RetryDelays SWEEPS =
      new RetryDelays(Duration.ofSeconds(40), Backoff.LONGEST, 12, 3);

  /**
   * Not sooner: a retried event no longer says that it is one, so the directory must show the
   * change by then.
   */
  private static final Duration SHORTEST = LastReconcile.SETTLING;

  private static final int MAX_DOUBLINGS = 16;

  /** Why a message returns. */
  public enum Reason {
    THROTTLED,
    FAILED
  }

  public static RetryDelays of(Direction direction) {
    return switch (direction) {
      case GRANT -> GRANTS;
      case REVOKE -> REVOCATIONS;
    };
  }

  /**
   * The delay after an attempt, in whole seconds.
   *
   * @param attempt 1 for the first
   * @param luck from 0 to below 1: where the delay lies between the shortest and the longest
   * @return empty if the message has been tried often enough
   */
  public Optional<Duration> after(int attempt, Reason reason, double luck) {
    int attempts = reason == Reason.THROTTLED ? throttledAttempts : failedAttempts;
    return attempt < attempts
        ? Optional.of(spread(SHORTEST, bound(attempt), luck))
        : Optional.empty();
  }

  /**
   * The delay after an attempt if AWS says how long to wait: not shorter, and spread like any
   * other.
   */
  public Optional<Duration> after(int attempt, Reason reason, double luck, Duration requested) {
    return after(attempt, reason, luck)
        .map(
            delay ->
                delay.compareTo(requested) >= 0
                    ? delay
                    : min(spread(requested, requested.plus(first), luck), Backoff.LONGEST));
  }

  /** The delay after a first attempt. */
  public Duration shortest(double luck) {
    return spread(SHORTEST, bound(1), luck);
  }

  private Duration bound(int attempt) {
    return min(first.multipliedBy(1L << Math.clamp(attempt - 1L, 0, MAX_DOUBLINGS)), longest);
  }

  private static Duration spread(Duration from, Duration to, double luck) {
    return from.plusSeconds(Math.round(luck * to.minus(from).toSeconds()));
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
