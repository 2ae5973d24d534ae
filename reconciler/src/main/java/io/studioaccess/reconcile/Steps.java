package io.studioaccess.reconcile;

import io.studioaccess.desired.Desired;
import io.studioaccess.desired.ProfileName;
import io.studioaccess.plan.Departure;
import io.studioaccess.plan.ObservedProfile;
import io.studioaccess.plan.Outcome;
import io.studioaccess.plan.ProfileRecord;
import io.studioaccess.plan.Situation;
import io.studioaccess.plan.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Carries out what was planned for one user in one domain, as far as the mandate and the guard go.
 */
final class Steps {
  private final Mandate mandate;
  private final ChangeGuard guard;

  Steps(Mandate mandate, ChangeGuard guard) {
    this.mandate = mandate;
    this.guard = guard;
  }

  /** Notes what the record says from here on, and answers how far it came. */
  Outcome carryOut(Step step, Situation situation, LeasedRecord record) {
    return switch (step) {
      case Step.Settle(var next, Outcome outcome) -> {
        record.note(situation.domain().id(), next);
        yield outcome;
      }
      case Step.Await(var next, String what) -> {
        record.note(situation.domain().id(), next);
        yield waiting(next, situation, what);
      }
      case Step.HandOver(var next, String what) -> {
        record.note(situation.domain().id(), next);
        yield new Outcome.HandedOver(what);
      }
      case Step.Guarded(_, Step.Act act, _) when !covers(act) ->
          new Outcome.HandedOver(act.summary());
      case Step.Guarded guarded ->
          carryOut(admittedOrHeld(guarded, situation, record), situation, record);
      case Step.Act act when covers(act) -> apply(act, situation, record);
      case Step.Act act -> new Outcome.HandedOver(act.summary());
    };
  }

  private boolean covers(Step.Act act) {
    return act.operations().stream().allMatch(mandate::covers);
  }

  private Step admittedOrHeld(Step.Guarded step, Situation situation, LeasedRecord record) {
    if (guard.admits(record.user(), situation.domain().id(), step.to())) {
      return step.ifAdmitted();
    }
    guard.announceHeld();
    return step.ifHeld();
  }

  private Outcome apply(Step.Act act, Situation situation, LeasedRecord record) {
    record.note(situation.domain().id(), act.record());
    record.save();
    List<Applied> applied = mandate.applyAll(act.operations());
    for (Applied answer : applied) {
      if (answer instanceof Applied.Refused(String reason)) {
        return refused(act, situation, record, reason);
      }
    }
    boolean something = applied.stream().anyMatch(Applied.Done.class::isInstance);
    if (something && standingStillSince(act.record(), situation).isEmpty()) {
      return new Outcome.Started(act.summary());
    }
    return applied.stream()
        .filter(Applied.Busy.class::isInstance)
        .map(answer -> ((Applied.Busy) answer).reason())
        .findFirst()
        .map(reason -> waiting(act.record(), situation, reason))
        .orElseGet(() -> waiting(act.record(), situation, inTheWay(act)));
  }

  /** What it was done about, for a person who has to see to it. */
  private static String inTheWay(Step.Act act) {
    return act.record()
        .flatMap(ProfileRecord::departure)
        .map(Departure::inTheWay)
        .filter(obstacles -> !obstacles.isEmpty())
        .orElseGet(act::summary);
  }

  /** What cannot be given is not tried again; what has to end is. */
  private static Outcome refused(
      Step.Act act, Situation situation, LeasedRecord record, String reason) {
    if (situation.desired() instanceof Desired.Nothing) {
      return new Outcome.Blocked(situation.domain().id(), act.profile(), reason);
    }
    record.note(situation.domain().id(), situation.record());
    return new Outcome.Refused(situation.domain().id(), reason);
  }

  private static Outcome waiting(Optional<ProfileRecord> next, Situation situation, String what) {
    return standingStillSince(next, situation)
        .filter(since -> !situation.now().isBefore(since.plus(situation.rules().stuckAfter())))
        .<Outcome>map(since -> stuck(next.orElseThrow().name(), situation, since, what))
        .orElseGet(() -> new Outcome.Deferred(what));
  }

  private static Outcome stuck(
      ProfileName profile, Situation situation, Instant since, String what) {
    String saidBySageMaker =
        situation.observed() instanceof ObservedProfile.Ours ours
            ? ours.failureReason().map(reason -> "; SageMaker says: " + reason).orElse("")
            : "";
    return new Outcome.Blocked(
        situation.domain().id(),
        profile,
        "nothing has moved since %s: %s%s".formatted(since, what, saidBySageMaker));
  }

  private static Optional<Instant> standingStillSince(
      Optional<ProfileRecord> record, Situation situation) {
    return record.flatMap(known -> known.standingStillSince(situation.now()));
  }
}
