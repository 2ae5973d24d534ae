package io.studioaccess.reconcile;

import io.studioaccess.desired.Desired;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.membership.UserId;
import io.studioaccess.plan.Outcome;
import io.studioaccess.plan.ProfileRecord;
import io.studioaccess.plan.Situation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The loop over one user: lease, desired, observed, plan, apply, ledger, outcome. It cannot even be
 * told what an event said: it looks at how things are and brings them to how they should be, as far
 * as its mandate goes.
 */
public final class Reconciler {
  private final Forecast forecast;
  private final MembershipLedger ledger;
  private final OutcomeEvents outcomeEvents;
  private final LookAgainQueues queues;
  private final InstantSource clock;
  private final Mandate mandate;
  private final Steps steps;

  public Reconciler(Ports ports, Mandate mandate) {
    this.forecast = Forecast.of(ports, mandate.side());
    this.ledger = ports.ledger();
    this.outcomeEvents = ports.outcomeEvents();
    this.queues = ports.queues();
    this.clock = ports.clock();
    this.mandate = mandate;
    this.steps = new Steps(mandate, ports.guard());
  }

  /**
   * Looks at the user once.
   *
   * @return one outcome for each domain looked at, and at least one
   * @throws RuntimeException when a call failed that may succeed later: another look starts from
   *     what the ledger and SageMaker say by then
   */
  public List<Outcome> reconcile(UserId user, Trigger trigger) {
    Optional<UserLease> lease = ledger.acquire(user);
    if (lease.isEmpty()) {
      String because = "another look at this user is under way";
      queues.toMyself(new LookAgain(user, trigger.next(), because), Pace.before(trigger.attempt()));
      return List.of(new Outcome.Deferred(because));
    }
    return lookOnce(lease.get(), trigger);
  }

  private List<Outcome> lookOnce(UserLease lease, Trigger trigger) {
    try (LeasedRecord record = new LeasedRecord(ledger, lease)) {
      if (isSuperseded(trigger, record.record())) {
        return List.of(new Outcome.Unchanged("a later look has taken the place of this one"));
      }
      List<Outcome> outcomes = bringToDesired(record, trigger);
      outcomeEvents.publish(
          outcomes.stream()
              .map(outcome -> new OutcomeOfUser(lease.user(), trigger.eventId(), outcome))
              .toList());
      remember(outcomes, trigger, record);
      askForMore(record, trigger, outcomes);
      record.complete();
      return outcomes;
    }
  }

  private void remember(List<Outcome> outcomes, Trigger trigger, LeasedRecord record) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Told told) {
        record.note(HistoryEntry.of(told, trigger.eventId(), clock.instant()));
      }
    }
  }

  private boolean isSuperseded(Trigger trigger, UserRecord record) {
    Optional<Long> expected = record.nextLook(mandate.side()).map(NextLook::turn);
    return trigger.turn().isPresent() && !trigger.turn().equals(expected);
  }

  private List<Outcome> bringToDesired(LeasedRecord record, Trigger trigger) {
    Forecast.Subject subject = forecast.subject(record.user(), record.record(), trigger.found());
    record.note(subject.entitled().mapped());
    List<Outcome> outcomes = new ArrayList<>();
    for (DomainId domain : subject.domains()) {
      outcomes.add(carryOut(forecast.in(domain, subject), record));
    }
    return outcomes.isEmpty()
        ? List.of(new Outcome.Unchanged("no mapped group, and no profile of ours"))
        : outcomes;
  }

  private Outcome carryOut(Prospect prospect, LeasedRecord record) {
    return switch (prospect) {
      case Prospect.Planned planned -> carryOut(planned, record);
      case Prospect.Nowhere(DomainId domain, String reason) -> new Outcome.Refused(domain, reason);
      case Prospect.Inaccessible(DomainArn domain, Desired desired, String reason) ->
          inaccessible(domain.id(), desired, record, reason);
    };
  }

  private Outcome carryOut(Prospect.Planned planned, LeasedRecord record) {
    Situation situation = planned.situation();
    try {
      return steps.carryOut(planned.step(), situation, record);
    } catch (InaccessibleAccountException e) {
      return inaccessible(
          planned.domain(), situation.desired(), record, String.valueOf(e.getMessage()));
    }
  }

  /** Whose access should end may still have it: somebody has to see to that. */
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
   * Sent before the record is written: a message too many is superseded, a missing one is missed.
   */
  private void askForMore(LeasedRecord record, Trigger trigger, List<Outcome> outcomes) {
    Optional<Trigger> next = Optional.empty();
    if (has(Outcome.Started.class, outcomes)) {
      next = Optional.of(trigger.restarted());
    } else if (has(Outcome.Deferred.class, outcomes) || isBlockedOnItsWay(record, outcomes)) {
      next = Optional.of(trigger.next());
    }
    record.note(mandate.side(), next.map(look -> again(record, look)));
    if (has(Outcome.HandedOver.class, outcomes) && !isAtIt(mandate.side().other(), record)) {
      String because = "the other function may do what has to be done";
      queues.toTheOther(
          new LookAgain(record.user(), trigger.handedOver(), because),
          Pace.beforeHandOver(trigger.handOvers()));
    }
  }

  /** What is blocked in quarantine is named again by the sweep. */
  private static boolean isBlockedOnItsWay(LeasedRecord record, List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(Outcome.Blocked.class::isInstance)
        .map(outcome -> record.record().in(((Outcome.Blocked) outcome).domain()))
        .anyMatch(profile -> profile.filter(ProfileRecord::isInQuarantine).isEmpty());
  }

  private NextLook again(LeasedRecord record, Trigger next) {
    Duration delay = Pace.before(next.attempt());
    Trigger following = next.following(record.fence());
    queues.toMyself(new LookAgain(record.user(), following, "not finished yet"), delay);
    Instant now = clock.instant();
    return new NextLook(record.fence(), now.plus(delay), next.since().orElse(now));
  }

  private boolean isAtIt(Side side, LeasedRecord record) {
    return record
        .record()
        .nextLook(side)
        .filter(look -> look.isExpected(clock.instant()))
        .isPresent();
  }

  private static boolean has(Class<? extends Outcome> kind, List<Outcome> outcomes) {
    return outcomes.stream().anyMatch(kind::isInstance);
  }
}
