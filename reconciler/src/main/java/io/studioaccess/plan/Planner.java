package io.studioaccess.plan;

import io.studioaccess.desired.Desired;
import io.studioaccess.plan.ObservedProfile.Absent;
import io.studioaccess.plan.ObservedProfile.Foreign;
import io.studioaccess.plan.ObservedProfile.NoDomain;
import io.studioaccess.plan.ObservedProfile.Ours;
import io.studioaccess.plan.ObservedProfile.UnsuitableDomain;
import java.util.Optional;

/**
 * Desired against observed. Pure: the same situation gives the same step, planning again after the
 * step was carried out gives nothing to do, and a foreign profile is never named in an operation.
 */
public final class Planner {
  private Planner() {}

  public static Step plan(Situation situation) {
    return switch (situation.desired()) {
      case Desired.Role role -> give(situation, role);
      case Desired.Nothing() -> takeAway(situation);
      case Desired.Unclear(String reason) -> refuse(situation, reason);
    };
  }

  private static Step give(Situation before, Desired.Role role) {
    Situation situation = before.withoutHoldOfTheEnd();
    return switch (situation.observed()) {
      case Absent absent -> Granting.create(situation, role, absent);
      case Ours ours -> Granting.bringInto(situation, role, ours);
      case Foreign foreign ->
          refuse(
              situation.withoutHold(),
              "profile %s was not made by Studio Access for this user, who may have been deleted and made again, and is left as it is; adopt it (docs/runbook.md) or delete it"
                  .formatted(foreign.name()));
      case NoDomain() -> refuse(situation, ofRow(situation, role, "the domain does not exist"));
      case UnsuitableDomain(String reason) -> refuse(situation, ofRow(situation, role, reason));
    };
  }

  private static Step takeAway(Situation situation) {
    return switch (situation.observed()) {
      case Absent _ -> Leaving.gone(situation, Optional.empty());
      case NoDomain() -> Leaving.gone(situation, Optional.of("the domain does not exist any more"));
      case Ours ours -> Leaving.leave(situation, ours);
      case Foreign foreign -> Leaving.leaveAlone(situation.withoutHold(), foreign);
      case UnsuitableDomain(String reason) -> refuse(situation, reason);
    };
  }

  /** A reason, with the row that can be corrected. */
  static String ofRow(Situation situation, Desired.Role role, String reason) {
    return "mapping of group '%s' in domain %s: %s"
        .formatted(role.group(), situation.domain().id(), reason);
  }

  private static Step refuse(Situation situation, String reason) {
    return new Step.Settle(
        situation.record(), new Outcome.Refused(situation.domain().id(), reason));
  }
}
