package io.studioaccess.reconciler.plan;

import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.plan.ObservedProfile.Absent;
import io.studioaccess.reconciler.plan.ObservedProfile.Foreign;
import io.studioaccess.reconciler.plan.ObservedProfile.NoDomain;
import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import io.studioaccess.reconciler.plan.ObservedProfile.Unreadable;
import io.studioaccess.reconciler.plan.ObservedProfile.UnsuitableDomain;
import java.util.List;
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
      case Desired.Unclear unclear -> keep(input, unclear);
    };
  }

  /** Whether the plan depends on the profile's apps and spaces. */
  public static boolean needsOwnedResources(PlanInput input, Ours ours) {
    return switch (input.desired()) {
      case Desired.Role role -> GrantCompletion.needsOwnedResources(input, role, ours);
      case Desired.Nothing() -> RevocationPlanner.needsOwnedResources(input, ours);
      case Desired.Unclear _ -> false;
    };
  }

  /** Stops the apps of a profile whose role could not be taken. */
  public static List<Operation> appDeletions(PlanInput input, Ours ours, OwnedResources owned) {
    return RevocationPlanner.deleteApps(input, ours, owned.apps());
  }

  /** Whether the plan depends on the profile's tags. */
  public static boolean needsTags(PlanInput input, Ours ours) {
    return input.desired() instanceof Desired.Role role
        && GrantPlanner.needsChange(input, role, ours);
  }

  /**
   * Keeps the current access. A user who has it only because of the fault must lose it, or change
   * it, so an administrator must act.
   */
  private static Step keep(PlanInput input, Desired.Unclear unclear) {
    return input
        .record()
        .filter(record -> !record.state().isLeaving())
        .filter(record -> unclear.keepsAlive(record.role(), record.group()))
        .<Step>map(
            record ->
                new Step.Settle(
                    Optional.of(record),
                    new Outcome.Blocked(
                        input.domain().id(),
                        record.name(),
                        "the user keeps role %s until this is corrected: %s"
                            .formatted(record.role(), unclear.reason()))))
        .orElseGet(() -> input.refuse(unclear.reason()));
  }

  private static Step grant(PlanInput input, Desired.Role role) {
    return switch (input.observed()) {
      case Absent absent -> new GrantPlanner(input, role).create(absent);
      case Ours ours -> new GrantPlanner(input, role).update(ours);
      case Foreign foreign -> input.withoutHold().refuse(foreignProfile(foreign));
      case NoDomain() -> input.refuse(input.mappingReason(role, "the domain does not exist"));
      case UnsuitableDomain(String reason) -> input.refuse(input.mappingReason(role, reason));
      case Unreadable unreadable ->
          throw new IllegalArgumentException(
              "only a revocation does without a profile: " + unreadable);
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
      case Absent _ -> NothingToRevoke.deleted(input, Optional.empty());
      case NoDomain() -> NothingToRevoke.deleted(input, Optional.of("the domain no longer exists"));
      case Ours ours -> new RevocationPlanner(input, ours).plan();
      case Foreign foreign -> NothingToRevoke.foreign(input.withoutHold(), foreign);
      case UnsuitableDomain(String reason) -> input.refuse(reason);
      case Unreadable unreadable -> RevocationPlanner.quarantineUnread(input, unreadable);
    };
  }
}
