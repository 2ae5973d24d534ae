package io.studioaccess.reconciler.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Changes of one group that follow one another, and their comparisons.
 *
 * @param begun when the group was last compared; the epoch if never
 * @param messageId of the message that was the last to begin a comparison, or to request one
 * @param pending the comparison that is requested
 */
public record GroupBurst(Instant begun, String messageId, Optional<Pending> pending) {

  private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(5);

  /**
   * A requested comparison.
   *
   * @param since when it was requested
   * @param due when the last change has settled
   */
  public record Pending(Instant since, Instant due) {}

  GroupBurst dueAt(Instant moment) {
    return new GroupBurst(
        begun, messageId, pending.map(waiting -> new Pending(waiting.since(), moment)));
  }

  GroupBurst begin(Instant now, String id, Optional<Pending> next) {
    return new GroupBurst(now, id, next);
  }

  /** Recorded by a function whose clock was ahead: nothing must wait for that moment. */
  boolean isFromTheFuture(Instant now) {
    Instant latest = now.plus(CLOCK_DIFFERENCE);
    return begun.isAfter(latest) || pending.filter(it -> it.since().isAfter(latest)).isPresent();
  }

  /** A pending comparison whose message must have failed for good is none. */
  Optional<Pending> expected(Instant now, Duration grace) {
    return pending.filter(waiting -> now.isBefore(waiting.due().plus(grace)));
  }
}
