package io.studioaccess.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.membership.Directory;
import io.studioaccess.membership.DirectoryUser;
import io.studioaccess.membership.UserId;
import io.studioaccess.plan.Operation;
import io.studioaccess.plan.Outcome;
import io.studioaccess.plan.Planner;
import io.studioaccess.plan.Situation;
import io.studioaccess.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The loop over one user: lease, desired, observed, plan, apply, ledger, outcome. It cannot even be
 * told what an event said: it looks at how things are and brings them to how they should be, as far
 * as its mandate goes.
 */
public final class Reconciler {
  private final Directory directory;
  private final Entitlement entitlement;
  private final ProfileObserver observer;
  private final MembershipLedger ledger;
  private final OutcomeEvents outcomeEvents;
  private final LookAgainQueues queues;
  private final Mandate mandate;

  public Reconciler(Ports ports, Mandate mandate) {
    this.directory = ports.directory();
    this.entitlement = new Entitlement(ports.directory(), ports.mappings(), ports.roleGuard());
    this.observer = new ProfileObserver(ports.studio(), ports.assignments(), mandate);
    this.ledger = ports.ledger();
    this.outcomeEvents = ports.outcomeEvents();
    this.queues = ports.queues();
    this.mandate = mandate;
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
    List<Outcome> outcomes =
        lease.isPresent()
            ? lookOnce(lease.get(), trigger)
            : List.of(new Outcome.Deferred("another look at this user is under way"));
    askForMore(user, trigger, outcomes);
    return outcomes;
  }

  private List<Outcome> lookOnce(UserLease lease, Trigger trigger) {
    try (LeasedRecord record = new LeasedRecord(ledger, lease)) {
      List<Outcome> outcomes = bringToDesired(record, trigger);
      outcomeEvents.publish(
          outcomes.stream()
              .map(outcome -> new OutcomeOfUser(lease.user(), trigger.eventId(), outcome))
              .toList());
      record.complete();
      return outcomes;
    }
  }

  private List<Outcome> bringToDesired(LeasedRecord record, Trigger trigger) {
    Optional<DirectoryUser> person = directory.user(record.user());
    Entitlement.Of entitled = entitlement.of(person);
    record.note(entitled.mapped());

    Set<DomainId> domains = new TreeSet<>(entitled.desired().domains());
    domains.addAll(record.record().profiles().keySet());
    List<Outcome> outcomes = new ArrayList<>();
    for (DomainId domain : domains) {
      Situation situation = observer.observe(record, domain, person, entitled.desired().in(domain));
      outcomes.add(carryOut(Planner.plan(situation), situation, record, trigger));
    }
    return outcomes.isEmpty()
        ? List.of(new Outcome.Unchanged("no mapped group, and no profile of ours"))
        : outcomes;
  }

  private Outcome carryOut(Step step, Situation situation, LeasedRecord record, Trigger trigger) {
    return switch (step) {
      case Step.Settle(var next, Outcome outcome) -> {
        record.note(situation.domain(), next);
        yield outcome;
      }
      case Step.Await(var next, String what) -> {
        record.note(situation.domain(), next);
        yield new Outcome.Deferred(what);
      }
      case Step.Act act when act.operations().stream().allMatch(mandate::covers) ->
          apply(act, situation, record, trigger);
      case Step.Act act -> new Outcome.HandedOver(act.summary());
    };
  }

  private Outcome apply(Step.Act act, Situation situation, LeasedRecord record, Trigger trigger) {
    record.note(situation.domain(), act.record());
    record.save();
    List<String> busy = new ArrayList<>();
    for (Operation operation : act.operations()) {
      switch (mandate.apply(operation)) {
        case Applied.Done() -> {}
        case Applied.Busy(String reason) -> busy.add(reason);
        case Applied.Refused(String reason) -> {
          record.note(situation.domain(), situation.record());
          return new Outcome.Refused(situation.domain(), reason);
        }
      }
    }
    if (busy.size() < act.operations().size()) {
      return new Outcome.Started(act.summary());
    }
    return Pace.isTimeToTell(trigger.attempt())
        ? new Outcome.Blocked(situation.domain(), act.profile(), busy.getFirst())
        : new Outcome.Deferred(busy.getFirst());
  }

  private void askForMore(UserId user, Trigger trigger, List<Outcome> outcomes) {
    if (has(Outcome.Started.class, outcomes)) {
      again(user, trigger.restarted(), "AWS is at work");
    } else if (has(Outcome.Deferred.class, outcomes) || has(Outcome.Blocked.class, outcomes)) {
      again(user, trigger.next(), "it was too early");
    }
    if (has(Outcome.HandedOver.class, outcomes)) {
      queues.toTheOther(
          new LookAgain(
              user, trigger.restarted(), "the other function may do what has to be done"));
    }
  }

  private void again(UserId user, Trigger trigger, String because) {
    queues.toMyself(new LookAgain(user, trigger, because), Pace.before(trigger.attempt()));
  }

  private static boolean has(Class<? extends Outcome> kind, List<Outcome> outcomes) {
    return outcomes.stream().anyMatch(kind::isInstance);
  }
}
