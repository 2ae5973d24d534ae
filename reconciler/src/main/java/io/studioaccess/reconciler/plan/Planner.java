package io.studioaccess.reconciler.plan;

import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.plan.ObservedProfile.Absent;
import io.studioaccess.reconciler.plan.ObservedProfile.Foreign;
import io.studioaccess.reconciler.plan.ObservedProfile.NoDomain;
import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import io.studioaccess.reconciler.plan.ObservedProfile.UnsuitableDomain;
import java.util.Optional;

/**
 * Compares the desired with the observed state. Pure: the same input yields the same step. Planning
 * again after the step was executed yields nothing to do. No operation ever names a foreign
 * profile.
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
      case Foreign foreign -> input.withoutHold().refuse(foreignProfile(foreign));
      case NoDomain() -> input.refuse(input.mappingReason(role, "the domain does not exist"));
      case UnsuitableDomain(String reason) -> input.refuse(input.mappingReason(role, reason));
    };
  }

  private static String foreignProfile(Foreign foreign) {
    return """
    profile %s was not created by Studio Access for this user and is left unchanged: adopt it \
    (docs/runbook.md) or delete it; the user may have been deleted and created again\
    """
        .formatted(foreign.name());
  }

  private static Step revoke(PlanInput input) {
    return switch (input.observed()) {
      case Absent _ -> RevocationPlanner.settleDeleted(input, Optional.empty());
      case NoDomain() ->
          RevocationPlanner.settleDeleted(input, Optional.of("the domain no longer exists"));
      case Ours ours -> new RevocationPlanner(input, ours).plan();
      case Foreign foreign -> RevocationPlanner.settleForeign(input.withoutHold(), foreign);
      case UnsuitableDomain(String reason) -> input.refuse(reason);
    };
  }
}
