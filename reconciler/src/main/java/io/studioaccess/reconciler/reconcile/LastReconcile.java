package io.studioaccess.reconciler.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the ledger knows of a user's latest reconcile. Each change of the directory may arrive as
 * two events, CloudTrail's and the Identity Store's own; the second one often finds that a
 * reconcile has already covered the change.
 *
 * @param from when the latest complete reconcile began, before it read the directory. One that
 *     handed the user over is not complete: the other function may start late
 * @param isLeased whether a reconcile is in progress, of which nobody knows what it has read
 * @param pending the reconciles that wait in the functions' queues
 */
public record LastReconcile(
    Optional<Instant> from, boolean isLeased, Map<Direction, PendingReconcile> pending) {
  /**
   * How much later than the change a reconcile must begin. It allows for event times in whole
   * seconds, for clocks that differ, and for a directory that shows a change with a delay: AWS
   * documents no limit. Not longer than the delay before the second reconcile, so that the event's
   * twin costs nothing while the first one's effect is in progress.
   */
  static final Duration SETTLING = Backoff.before(1);

  /** A change never waits longer for a pending reconcile, because it may be a revocation. */
  private static final Duration SOON = Duration.ofSeconds(10);

  /** A user without a record in the ledger. */
  public static final LastReconcile NONE = new LastReconcile(Optional.empty(), false, Map.of());

  public LastReconcile {
    pending = Map.copyOf(pending);
  }

  /**
   * Whether a reconcile has begun, or will soon begin, late enough to see the change. A time in the
   * future is never covered.
   *
   * @param change the time of the change, rounded down to seconds
   * @param direction the function that has the event. It relies on no message of the other one,
   *     which may have stopped
   */
  public boolean covers(Instant change, Direction direction, Instant now) {
    Instant settled = change.plus(SETTLING);
    return from.filter(begun -> !begun.isBefore(settled)).isPresent()
        || (!isLeased
            && Optional.ofNullable(pending.get(direction))
                .filter(next -> isSoon(next, now) && !next.due().isBefore(settled))
                .isPresent());
  }

  static boolean isSoon(PendingReconcile next, Instant now) {
    return next.due().isAfter(now) && !next.due().isAfter(now.plus(SOON));
  }
}
