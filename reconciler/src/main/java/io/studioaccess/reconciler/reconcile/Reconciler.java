package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.ProfileRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
    this.steps = new StepExecutor(executor, ports.guard());
  }

  /**
   * Reconciles the user once.
   *
   * @return one outcome for each domain, and at least one
   * @throws RuntimeException if a call failed that may succeed later. The next reconcile starts
   *     from the state of the ledger and SageMaker at that time.
   */
  public List<Outcome> reconcile(UserId user, Trigger trigger) {
    Optional<UserLease> lease = ledger.acquire(user);
    if (lease.isEmpty()) {
      String reason = "another reconcile of this user is in progress";
      queues.requeue(
          new ReconcileRequest(user, trigger.nextAttempt(), reason),
          Backoff.before(trigger.attempt()));
      return List.of(new Outcome.Deferred(reason));
    }
    return reconcile(lease.get(), trigger);
  }

  private List<Outcome> reconcile(UserLease lease, Trigger trigger) {
    try (LeasedRecord record = new LeasedRecord(ledger, lease)) {
      if (isSuperseded(trigger, record.record())) {
        return List.of(new Outcome.Unchanged("a later reconcile request replaced this one"));
      }
      List<Outcome> outcomes = execute(record, trigger);
      outcomeEvents.publish(
          outcomes.stream()
              .map(outcome -> new UserOutcome(lease.user(), trigger.eventId(), outcome))
              .toList());
      addToHistory(outcomes, trigger, record);
      requeueUnfinished(record, trigger, outcomes);
      record.complete();
      return outcomes;
    }
  }

  private boolean isSuperseded(Trigger trigger, UserRecord record) {
    Optional<Long> expected = record.pendingReconcile(direction).map(PendingReconcile::turn);
    return trigger.turn().isPresent() && !trigger.turn().equals(expected);
  }

  private List<Outcome> execute(LeasedRecord record, Trigger trigger) {
    PlanSubject subject = planner.subject(record.user(), record.record(), trigger.found());
    record.note(subject.entitlement().mapped());
    List<Outcome> outcomes = new ArrayList<>();
    for (DomainId domain : subject.domains()) {
      outcomes.add(execute(planner.plan(domain, subject), record));
    }
    return outcomes.isEmpty()
        ? List.of(new Outcome.Unchanged("no mapped group and no profile of Studio Access"))
        : outcomes;
  }

  private Outcome execute(DomainPlan plan, LeasedRecord record) {
    return switch (plan) {
      case DomainPlan.Planned planned -> execute(planned, record);
      case DomainPlan.NotLocated(DomainId domain, _, String reason) ->
          new Outcome.Refused(domain, reason);
      case DomainPlan.Inaccessible(DomainArn domain, Desired desired, String reason) ->
          inaccessible(domain.id(), desired, record, reason);
    };
  }

  private Outcome execute(DomainPlan.Planned planned, LeasedRecord record) {
    try {
      return steps.execute(planned.step(), planned.input(), record);
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

  private void addToHistory(List<Outcome> outcomes, Trigger trigger, LeasedRecord record) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Reported reported) {
        record.note(HistoryEntry.of(reported, trigger.eventId(), clock.instant()));
      }
    }
  }

  /**
   * Sends messages before the record is written: a surplus message is superseded, but a missing one
   * would leave the user unfinished until the next sweep.
   */
  private void requeueUnfinished(LeasedRecord record, Trigger trigger, List<Outcome> outcomes) {
    Optional<Trigger> next = Optional.empty();
    if (has(Outcome.Started.class, outcomes)) {
      next = Optional.of(trigger.restarted());
    } else if (has(Outcome.Deferred.class, outcomes) || isBlockedBeforeRest(record, outcomes)) {
      next = Optional.of(trigger.nextAttempt());
    }
    record.note(direction, next.map(following -> requeue(record, following)));
    if (has(Outcome.HandedOver.class, outcomes) && !isPending(direction.opposite(), record)) {
      String reason = "the remaining operations belong to the other function";
      queues.handOver(
          new ReconcileRequest(record.user(), trigger.handedOver(), reason),
          Backoff.beforeHandOver(trigger.handOvers()));
    }
  }

  /** For a profile that is blocked in quarantine, the sweep requests the next reconcile. */
  private static boolean isBlockedBeforeRest(LeasedRecord record, List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(Outcome.Blocked.class::isInstance)
        .map(outcome -> record.record().in(((Outcome.Blocked) outcome).domain()))
        .anyMatch(profile -> profile.filter(ProfileRecord::isInQuarantine).isEmpty());
  }

  private PendingReconcile requeue(LeasedRecord record, Trigger next) {
    Duration delay = Backoff.before(next.attempt());
    Trigger following = next.withTurn(record.fence());
    queues.requeue(new ReconcileRequest(record.user(), following, "not finished yet"), delay);
    Instant now = clock.instant();
    return new PendingReconcile(record.fence(), now.plus(delay), next.since().orElse(now));
  }

  private boolean isPending(Direction other, LeasedRecord record) {
    return record
        .record()
        .pendingReconcile(other)
        .filter(pending -> pending.isExpected(clock.instant()))
        .isPresent();
  }

  private static boolean has(Class<? extends Outcome> kind, List<Outcome> outcomes) {
    return outcomes.stream().anyMatch(kind::isInstance);
  }
}
