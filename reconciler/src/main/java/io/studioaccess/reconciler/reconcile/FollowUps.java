package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.ProfileRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Which message about the user follows a reconcile, and what the ledger says of it: a message to
 * this function, one to the other, or the same one delivered again.
 */
final class FollowUps {
  /**
   * Attempts that together wait longer than a lease lasts, also that of a process that was killed.
   * Who has waited so long for it is one of many.
   */
  private static final int PATIENCE = 5;

  private final ReconcileQueues queues;
  private final InstantSource clock;
  private final Direction direction;

  FollowUps(ReconcileQueues queues, InstantSource clock, Direction direction) {
    this.queues = queues;
    this.clock = clock;
    this.direction = direction;
  }

  boolean isSuperseded(Trigger trigger, UserRecord record) {
    Optional<Long> expected = record.pendingReconcile(direction).map(PendingReconcile::turn);
    return trigger.turn().isPresent() && !trigger.turn().equals(expected);
  }

  /** Two events of one change often arrive at once. No other reconcile is in progress. */
  boolean isLeftToThePending(Trigger trigger, UserRecord record) {
    LastReconcile last = new LastReconcile(Optional.empty(), false, record.pendingReconciles());
    return trigger.isEvent()
        && trigger
            .since()
            .filter(change -> last.covers(change, direction, clock.instant()))
            .isPresent();
  }

  void handOver(LeasedRecord record, Trigger trigger, ReconcileResult results) {
    if (!results.has(Outcome.HandedOver.class)) {
      return;
    }
    if (isPending(direction.opposite(), record)) {
      results.markHandedOver();
    } else if (mayHandOver(trigger, results)) {
      String reason = "the remaining operations belong to the other function";
      queues.handOver(
          new ReconcileRequest(record.user(), trigger.handedOver(), reason),
          Backoff.beforeHandOver(trigger.handOvers()));
      results.markHandedOver();
    }
  }

  /**
   * Sends messages before the record is written: a surplus message is superseded, but a missing one
   * would leave the user unfinished until the next sweep.
   */
  void requeueUnfinished(
      LeasedRecord record, Trigger trigger, ReconcileResult results, Instant begun) {
    Optional<Trigger> next = Optional.empty();
    if (results.has(Outcome.Started.class)) {
      next = Optional.of(trigger.restarted());
    } else if (results.has(Outcome.Deferred.class) || isBlockedBeforeRest(record, results)) {
      next = Optional.of(trigger.nextAttempt());
    } else if (isTooEarly(trigger, begun)
        && (direction == Direction.REVOKE || !results.has(Outcome.HandedOver.class))) {
      next = Optional.of(trigger.restarted());
    }
    if (next.isPresent()) {
      results.markRequeued();
    }
    if (next.isPresent() || !(results.isToBeRepeated() || leavesThePending(record, trigger))) {
      record.note(direction, next.flatMap(following -> requeue(record, following)));
    } else if (results.isIncomplete() && isReplaced(trigger, record)) {
      results.markRequeued();
    } else if (results.isIncomplete() && !waitsForAnother(record, trigger)) {
      record.note(direction, Optional.of(retry(record, trigger)));
    } // else this message is delivered again, and must not be taken for a superseded one
  }

  /**
   * What the ledger says of a message that is delivered again because the reconcile failed. It has
   * been due, and may go to the dead-letter queue, so no hand-over relies on it.
   */
  private PendingReconcile retry(LeasedRecord record, Trigger trigger) {
    Instant now = clock.instant();
    return new PendingReconcile(
        trigger.turn().orElseGet(record::fence), now, sinceUntil(now, trigger));
  }

  /**
   * Whether the reconcile may fail for good, because that of a later request is tried again as
   * well. Otherwise each hour of an outage would add a chain of messages about every user who
   * differs.
   */
  boolean isReplaced(Trigger trigger, LeasedRecord record) {
    return isReplaceable(trigger)
        && isReplaced(trigger, record.record().pendingReconcile(direction));
  }

  /**
   * The same for a reconcile that others have kept from beginning. Otherwise hundreds of dead
   * letters about one user, once sent back, would keep one another waiting for days.
   */
  boolean isReplaced(Trigger trigger, MembershipLedger ledger, UserId user) {
    return trigger.attempt() > PATIENCE
        && isReplaceable(trigger)
        && isReplaced(
            trigger, Optional.ofNullable(ledger.lastReconcile(user).pending().get(direction)));
  }

  /** A sweep's request, and nothing that followed it: the next sweep finds what it has found. */
  private static boolean isReplaceable(Trigger trigger) {
    return trigger.turn().isEmpty()
        && trigger.handOvers() == 0
        && trigger.cause().equals(Cause.NONE)
        && trigger.found().isEmpty()
        && !trigger.resetsTags();
  }

  private boolean isReplaced(Trigger trigger, Optional<PendingReconcile> later) {
    return later
        .filter(pending -> pending.isExpected(clock.instant()))
        .filter(pending -> trigger.since().filter(pending.since()::isAfter).isPresent())
        .isPresent();
  }

  /** Whether the message of another reconcile is still to come: it goes on by itself. */
  private boolean waitsForAnother(LeasedRecord record, Trigger trigger) {
    return record
        .record()
        .pendingReconcile(direction)
        .filter(pending -> !trigger.turn().equals(Optional.of(pending.turn())))
        .filter(pending -> pending.due().isAfter(clock.instant()))
        .isPresent();
  }

  /**
   * Whether another reconcile is due within seconds. Events may have been left to it, because it
   * reads the directory later than this one.
   */
  private boolean leavesThePending(LeasedRecord record, Trigger trigger) {
    return trigger.since().isPresent()
        && record
            .record()
            .pendingReconcile(direction)
            .filter(pending -> !trigger.turn().equals(Optional.of(pending.turn())))
            .filter(pending -> LastReconcile.isSoon(pending, clock.instant()))
            .isPresent();
  }

  /** A message may claim any time. One in the future would be later than all others. */
  private static Instant sinceUntil(Instant now, Trigger trigger) {
    return trigger.since().filter(now::isAfter).orElse(now);
  }

  /** Empty if the chain ends here: then the next sweep may begin another one at once. */
  private Optional<PendingReconcile> requeue(LeasedRecord record, Trigger next) {
    Duration delay = Backoff.before(next.attempt());
    Trigger following = next.withTurn(record.fence());
    queues.requeue(new ReconcileRequest(record.user(), following, "not finished yet"), delay);
    Instant now = clock.instant();
    return ChainLimit.admits(following.links())
        ? Optional.of(new PendingReconcile(record.fence(), now.plus(delay), sinceUntil(now, next)))
        : Optional.empty();
  }

  /**
   * A reconcile with a failure is repeated; one that failed to change tags only is not, once it
   * handed over. If each repetition handed over as well, and the other function failed and handed
   * back, every message would become two.
   */
  private static boolean mayHandOver(Trigger trigger, ReconcileResult results) {
    return !results.hasFailures() || (trigger.attempt() == 1 && trigger.handOvers() == 0);
  }

  /**
   * Whether the directory may not have shown the change yet. Native events arrive within a second,
   * and AWS documents no limit for the delay of a read.
   */
  private static boolean isTooEarly(Trigger trigger, Instant begun) {
    return trigger.isEvent()
        && trigger
            .since()
            .filter(change -> !begun.plus(LastReconcile.SETTLING).isBefore(change))
            .filter(change -> begun.isBefore(change.plus(LastReconcile.SETTLING)))
            .isPresent();
  }

  /**
   * Whether a revocation is blocked before quarantine. In quarantine, and where an administrator
   * must correct the mapping or a profile's tags, the sweep requests the next reconcile.
   */
  private static boolean isBlockedBeforeRest(LeasedRecord record, ReconcileResult results) {
    return results.outcomes().stream()
        .filter(Outcome.Blocked.class::isInstance)
        .map(outcome -> ((Outcome.Blocked) outcome).domain())
        .filter(results::isRevocation)
        .map(domain -> record.record().in(domain))
        .anyMatch(profile -> profile.filter(ProfileRecord::isInQuarantine).isEmpty());
  }

  private boolean isPending(Direction other, LeasedRecord record) {
    return record
        .record()
        .pendingReconcile(other)
        .filter(pending -> pending.due().isAfter(clock.instant()))
        .isPresent();
  }

  /** Notes that the message of a reconcile that failed is delivered again. */
  void noteFailure(LeasedRecord record, Trigger trigger) {
    if (!waitsForAnother(record, trigger)) {
      record.noteNow(direction, retry(record, trigger));
    }
  }
}
