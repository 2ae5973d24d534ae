package io.studioaccess.plan;

import io.studioaccess.desired.Desired;
import io.studioaccess.plan.ObservedProfile.Absent;
import io.studioaccess.plan.ObservedProfile.Foreign;
import io.studioaccess.plan.ObservedProfile.NoDomain;
import io.studioaccess.plan.ObservedProfile.Ours;
import io.studioaccess.plan.ObservedProfile.UnsuitableDomain;

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

  private static Step give(Situation situation, Desired.Role role) {
    return switch (situation.observed()) {
      case Absent absent -> Granting.create(situation, role, absent);
      case Ours ours -> Granting.bringInto(situation, role, ours);
      case Foreign foreign ->
          refuse(
              situation,
              "profile %s was not made by Studio Access and is left as it is; adopt or delete it"
                  .formatted(foreign.name()));
      case NoDomain() -> refuse(situation, ofRow(situation, role, "the domain does not exist"));
      case UnsuitableDomain(String reason) -> refuse(situation, ofRow(situation, role, reason));
    };
  }

  private static Step takeAway(Situation situation) {
    return switch (situation.observed()) {
      case Absent _, NoDomain _ -> Revoking.gone(situation);
      case Ours ours -> Revoking.tearDown(situation, ours);
      case Foreign foreign -> Revoking.leaveAlone(situation, foreign);
      case UnsuitableDomain(String reason) -> refuse(situation, reason);
    };
  }

  /** A reason, with the row that can be corrected. */
  static String ofRow(Situation situation, Desired.Role role, String reason) {
    return "mapping row of group '%s' in domain %s: %s"
        .formatted(role.group(), situation.domain(), reason);
  }

  private static Step refuse(Situation situation, String reason) {
    return new Step.Settle(situation.record(), new Outcome.Refused(situation.domain(), reason));
  }
}
