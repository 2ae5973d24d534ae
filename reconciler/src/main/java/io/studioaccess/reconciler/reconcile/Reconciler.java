package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The reconcile loop for one user: lease, plan, execute, publish, record. It does not interpret
 * events: it reads the current state and moves it towards the desired state, as far as its
 * direction allows.
 */
public final class Reconciler {
  private final MembershipLedger ledger;
  private final OutcomeEvents outcomeEvents;
  private final HistoryWriter history;
  private final ReconcileQueues queues;
  private final InstantSource clock;
  private final DomainReconciler domains;
  private final FollowUps followUps;

  public Reconciler(Ports ports, OperationExecutor executor) {
    this.ledger = ports.ledger();
    this.outcomeEvents = ports.outcomeEvents();
    this.queues = ports.queues();
    this.clock = ports.reads().clock();
    this.history = new HistoryWriter(ports.history(), clock);
    this.domains =
        new DomainReconciler(
            new UserPlanner(ports.reads(), executor.direction()),
            new StepExecutor(executor, ports.guard()));
    this.followUps = new FollowUps(queues, clock, executor.direction());
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
      if (followUps.isReplaced(trigger, ledger, user)) {
        return ReconcileResult.of(
            new Outcome.Unchanged(reason + ", and a later request will follow it"));
      }
      queues.requeue(
          new ReconcileRequest(user, trigger.nextAttempt(), reason),
          Backoff.before(trigger.attempt()));
      return ReconcileResult.of(new Outcome.Deferred(reason));
    }
    return reconcile(lease.get(), trigger);
  }

  private ReconcileResult reconcile(UserLease lease, Trigger trigger) {
    try (LeasedRecord record = new LeasedRecord(ledger, lease)) {
      if (followUps.isSuperseded(trigger, record.record())) {
        return ReconcileResult.of(
            new Outcome.Unchanged("a later reconcile request replaced this one"));
      }
      if (followUps.isLeftToThePending(trigger, record.record())) {
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
      outcomeEvents.publish(
          results.outcomes().stream()
              .map(outcome -> new UserOutcome(lease.user(), trigger.eventId(), outcome))
              .toList());
      followUps.handOver(record, trigger, results); // a revocation does not wait for the history
      history.write(record, trigger, results);
      followUps.requeueUnfinished(record, trigger, results, begun);
      boolean isPartial = results.isToBeRepeated() || results.has(Outcome.HandedOver.class);
      record.complete(isPartial ? Optional.empty() : Optional.of(begun));
      return results;
    }
  }

  /** Empty if the reconcile failed for good. */
  private Optional<ReconcileResult> tryExecute(LeasedRecord record, Trigger trigger) {
    try {
      return Optional.of(domains.execute(record, trigger));
    } catch (RuntimeException e) {
      if (followUps.isReplaced(trigger, record)) {
        return Optional.empty();
      }
      followUps.noteFailure(record, trigger);
      throw e;
    }
  }
}
