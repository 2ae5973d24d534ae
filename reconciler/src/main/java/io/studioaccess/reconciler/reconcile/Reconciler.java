package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ObservedProfile;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.ProfileRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The reconcile loop for one user: lease, plan, execute, publish, record. It does not interpret
 * events: it reads the current state and moves it towards the desired state, as far as its
 * direction allows.
 */
public final class Reconciler {
  private final UserPlanner planner;
  private final MembershipLedger ledger;
  private final OutcomeEvents outcomeEvents;
  private final HistoryWriter history;
  private final ReconcileQueues queues;
  private final InstantSource clock;
  private final Direction direction;
  private final StepExecutor steps;

  public Reconciler(Ports ports, OperationExecutor executor) {
    this.direction = executor.direction();
    this.planner = new UserPlanner(ports.reads(), direction);
    this.ledger = ports.ledger();
    this.outcomeEvents = ports.outcomeEvents();
    this.queues = ports.queues();
    this.clock = ports.reads().clock();
    this.history = new HistoryWriter(ports.history(), clock);
    this.steps = new StepExecutor(executor, ports.guard());
  }

  /**
   * Reconciles the user once.
   *
   * @return the outcomes and failures of the domains. After a failure the next reconcile starts
   *     from the state of the ledger and SageMaker at that time
   * @throws RuntimeException if a call failed that may succeed later, and no domain was reached
   */
  public ReconcileResult reconcile(UserId user, Trigger trigger) {
    Optional<UserLease> lease = ledger.acquire(user);
    if (lease.isEmpty()) {
      String reason = "another reconcile of this user is in progress";
      queues.requeue(
          new ReconcileRequest(user, trigger.nextAttempt(), reason),
          Backoff.before(trigger.attempt()));
      return ReconcileResult.of(new Outcome.Deferred(reason));
    }
    return reconcile(lease.get(), trigger);
  }

  private ReconcileResult reconcile(UserLease lease, Trigger trigger) {
    try (LeasedRecord record = new LeasedRecord(ledger, lease)) {
      if (isSuperseded(trigger, record.record())) {
        return ReconcileResult.of(
            new Outcome.Unchanged("a later reconcile request replaced this one"));
      }
      if (isLeftToThePending(trigger, record.record())) {
        return ReconcileResult.of(
            new Outcome.Unchanged("a reconcile that covers the change is due within seconds"));
      }
      Instant begun = clock.instant();
      Optional<ReconcileResult> executed = tryExecute(record, trigger);
      if (executed.isEmpty()) {
        return ReconcileResult.of(
            new Outcome.Unchanged("it failed, and a later request is tried again"));
      }
      ReconcileResult results = executed.get();
      List<Outcome> outcomes = results.outcomes();
      outcomeEvents.publish(
          outcomes.stream()
              .map(outcome -> new UserOutcome(lease.user(), trigger.eventId(), outcome))
              .toList());
      handOver(record, trigger, results); // a revocation does not wait for the history
      history.write(record, trigger, results);
      requeueUnfinished(record, trigger, results, begun);
      boolean isPartial = results.isToBeRepeated() || has(Outcome.HandedOver.class, outcomes);
      record.complete(isPartial ? Optional.empty() : Optional.of(begun));
      return results;
    }
  }

  private boolean isSuperseded(Trigger trigger, UserRecord record) {
    Optional<Long> expected = record.pendingReconcile(direction).map(PendingReconcile::turn);
    return trigger.turn().isPresent() && !trigger.turn().equals(expected);
  }

  /** Two events of one change often arrive at once. No other reconcile is in progress. */
  private boolean isLeftToThePending(Trigger trigger, UserRecord record) {
    LastReconcile last = new LastReconcile(Optional.empty(), false, record.pendingReconciles());
    return trigger.isEvent()
        && trigger
            .since()
            .filter(change -> last.covers(change, direction, clock.instant()))
            .isPresent();
  }

  /** Empty if the reconcile failed for good. */
  private Optional<ReconcileResult> tryExecute(LeasedRecord record, Trigger trigger) {
    try {
      return Optional.of(execute(record, trigger));
    } catch (RuntimeException e) {
      if (isReplaced(trigger, record)) {
        return Optional.empty();
      }
      if (!waitsForAnother(record, trigger)) {
        record.noteNow(direction, retry(record, trigger));
      }
      throw e;
    }
  }

  /** Each domain stands alone: what fails in one keeps nobody's access in another. */
  private ReconcileResult execute(LeasedRecord record, Trigger trigger) {
    PlanSubject subject = planner.subject(record.user(), record.record(), trigger);
    ReconcileResult results = new ReconcileResult();
    for (DomainId domain : subject.domains()) {
      results.add(() -> execute(domain, subject, record, results));
    }
    results.run(
        () -> record.note(subject.entitlement().mapped(), subject.entitlement().memberSince()));
    subject.person().ifPresent(_ -> record.noteDirectory(planner.directoryId()));
    return results;
  }

  /** Continues at once after a role was taken away: apps may still run with its credentials. */
  private Outcome execute(
      DomainId domain, PlanSubject subject, LeasedRecord record, ReconcileResult results) {
    DomainPlan plan = planner.plan(domain, subject);
    if (isRevocation(plan)) {
      results.markRevocation(domain);
    }
    Outcome outcome = execute(plan, record, results);
    if (!plan.takesRole()) {
      return outcome;
    }
    if (outcome instanceof Outcome.Blocked && plan instanceof DomainPlan.Planned planned) {
      results.run(() -> steps.stopApps(planner.appDeletions(planned)));
      return outcome;
    }
    if (!(outcome instanceof Outcome.Started)) {
      return outcome;
    }
    DomainPlan next = planner.plan(domain, subject.withRecord(record.record()));
    if (next.takesRole()) {
      return outcome; // SageMaker does not show the change yet
    }
    Outcome following = execute(next, record, results);
    return following instanceof Outcome.Deferred ? outcome : following;
  }

  /** A profile that was created again is not ours to take away. */
  private static boolean isRevocation(DomainPlan plan) {
    boolean isForeign =
        plan instanceof DomainPlan.Planned planned
            && planned.input().observed() instanceof ObservedProfile.Foreign;
    return plan.desired() instanceof Desired.Nothing && !isForeign;
  }

  private Outcome execute(DomainPlan plan, LeasedRecord record, ReconcileResult results) {
    return switch (plan) {
      case DomainPlan.Planned planned -> execute(planned, record, results);
      case DomainPlan.NotLocated(DomainId domain, _, String reason) ->
          new Outcome.Refused(domain, reason);
      case DomainPlan.Inaccessible(DomainArn domain, Desired desired, String reason) ->
          inaccessible(domain.id(), desired, record, reason);
    };
  }

  private Outcome execute(
      DomainPlan.Planned planned, LeasedRecord record, ReconcileResult results) {
    try {
      return steps.execute(planned.step(), planned.input(), record, results);
    } catch (InaccessibleAccountException e) {
      return inaccessible(
          planned.domain(), planned.desired(), record, String.valueOf(e.getMessage()));
    }
  }

  /** A user whose access must be revoked may still have it, so an administrator must act. */
  private static Outcome inaccessible(
      DomainId domain, Desired desired, LeasedRecord record, String reason) {
    return record
        .record()
        .in(domain)
        .filter(_ -> desired instanceof Desired.Nothing)
        .<Outcome>map(profile -> new Outcome.Blocked(domain, profile.name(), reason))
        .orElseGet(() -> new Outcome.Refused(domain, reason));
  }

  /**
   * Sends messages before the record is written: a surplus message is superseded, but a missing one
   * would leave the user unfinished until the next sweep.
   */
  private void requeueUnfinished(
      LeasedRecord record, Trigger trigger, ReconcileResult results, Instant begun) {
    List<Outcome> outcomes = results.outcomes();
    Optional<Trigger> next = Optional.empty();
    if (has(Outcome.Started.class, outcomes)) {
      next = Optional.of(trigger.restarted());
    } else if (has(Outcome.Deferred.class, outcomes) || isBlockedBeforeRest(record, results)) {
      next = Optional.of(trigger.nextAttempt());
    } else if (isTooEarly(trigger, begun)
        && (direction == Direction.REVOKE || !has(Outcome.HandedOver.class, outcomes))) {
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

  private void handOver(LeasedRecord record, Trigger trigger, ReconcileResult results) {
    if (!has(Outcome.HandedOver.class, results.outcomes())) {
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
   * What the ledger says of a message that is delivered again because the reconcile failed. It has
   * been due, and may go to the dead-letter queue, so no hand-over relies on it.
   */
  private PendingReconcile retry(LeasedRecord record, Trigger trigger) {
    Instant now = clock.instant();
    return new PendingReconcile(
        trigger.turn().orElseGet(record::fence), now, sinceUntil(now, trigger));
  }

  /** A message may claim any time. One in the future would be later than all others. */
  private static Instant sinceUntil(Instant now, Trigger trigger) {
    return trigger.since().filter(now::isAfter).orElse(now);
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
   * Whether the reconcile may fail for good, because that of a later request is tried again as
   * well. Otherwise each hour of an outage would add a chain of messages about every user who
   * differs.
   */
  private boolean isReplaced(Trigger trigger, LeasedRecord record) {
    return trigger.turn().isEmpty()
        && trigger.cause().equals(Cause.NONE)
        && trigger.found().isEmpty()
        && !trigger.resetsTags()
        && record
            .record()
            .pendingReconcile(direction)
            .filter(pending -> pending.isExpected(clock.instant()))
            .filter(pending -> trigger.since().filter(pending.since()::isAfter).isPresent())
            .isPresent();
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

  private boolean isPending(Direction other, LeasedRecord record) {
    return record
        .record()
        .pendingReconcile(other)
        .filter(pending -> pending.due().isAfter(clock.instant()))
        .isPresent();
  }

  private static boolean has(Class<? extends Outcome> kind, List<Outcome> outcomes) {
    return outcomes.stream().anyMatch(kind::isInstance);
  }
}
