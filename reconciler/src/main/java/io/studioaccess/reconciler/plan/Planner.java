package io.studioaccess.reconciler.plan;

import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.plan.ObservedProfile.Absent;
import io.studioaccess.reconciler.plan.ObservedProfile.Foreign;
import io.studioaccess.reconciler.plan.ObservedProfile.NoDomain;
import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import io.studioaccess.reconciler.plan.ObservedProfile.UnsuitableDomain;
import java.util.Optional;

/**
 * Compares desired with observed. Pure: the same input gives the same step; a plan made after the
 * step was executed has nothing to do; no operation ever names a foreign profile.
 */
public final class Planner {
  private Planner() {}

  public static Step plan(PlanInput input) {
    return switch (input.desired()) {
      case Desired.Role role -> grant(input.withoutRevocationHold(), role);
      case Desired.Nothing() -> revoke(input);
      case Desired.Unclear(String reason) -> input.refuse(reason);
    };
  }

  private static Step grant(PlanInput input, Desired.Role role) {
    return switch (input.observed()) {
      case Absent absent -> new GrantPlanner(input, role).create(absent);
      case Ours ours -> new GrantPlanner(input, role).update(ours);
      case Foreign foreign -> input.withoutHold().refuse(foreignInTheWay(foreign));
      case NoDomain() -> input.refuse(input.reasonOfRow(role, "the domain does not exist"));
      case UnsuitableDomain(String reason) -> input.refuse(input.reasonOfRow(role, reason));
    };
  }

  private static String foreignInTheWay(Foreign foreign) {
    return """
    profile %s was not made by Studio Access for this user, who may have been deleted and created \
    again, and is left as it is; adopt it (docs/runbook.md) or delete it\
    """
        .formatted(foreign.name());
  }

  private static Step revoke(PlanInput input) {
    return switch (input.observed()) {
      case Absent _ -> RevocationPlanner.gone(input, Optional.empty());
      case NoDomain() ->
          RevocationPlanner.gone(input, Optional.of("the domain does not exist any more"));
      case Ours ours -> new RevocationPlanner(input, ours).plan();
      case Foreign foreign -> RevocationPlanner.leaveAlone(input.withoutHold(), foreign);
      case UnsuitableDomain(String reason) -> input.refuse(reason);
    };
  }
}
