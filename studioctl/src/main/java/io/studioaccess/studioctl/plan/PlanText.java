package io.studioaccess.studioctl.plan;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.plan.ObservedProfile;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.PlanInput;
import io.studioaccess.reconciler.plan.Step;
import io.studioaccess.reconciler.reconcile.DomainPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What comes next, for people. */
public final class PlanText {
  private PlanText() {}

  /** Such as {@code make the profile with role/studio/data-scientist}. */
  public static String next(DomainPlan plan) {
    return plan instanceof DomainPlan.Planned(PlanInput situation, Step step)
            && plan.hasOperations()
        ? operations(step.operations(), situation)
        : plan.summary();
  }

  /** A role without the account: {@code role/studio/data-scientist}. */
  public static String role(RoleArn role) {
    return role.value().substring(role.value().lastIndexOf(':') + 1);
  }

  private static String operations(List<Operation> operations, PlanInput situation) {
    Map<String, Long> counts =
        operations.stream()
            .collect(
                Collectors.groupingBy(
                    operation -> operation(operation, situation),
                    LinkedHashMap::new,
                    Collectors.counting()));
    return counts.entrySet().stream()
        .map(it -> it.getValue() == 1 ? it.getKey() : it.getKey() + " ×" + it.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String operation(Operation operation, PlanInput situation) {
    return switch (operation) {
      case Operation.CreateProfile create -> "make the profile with " + role(create.role());
      case Operation.Retarget retarget ->
          hasRole(situation, retarget.role())
              ? "bring the settings back"
              : "change the role to " + role(retarget.role());
      case Operation.AssignGroup _ -> "let the group in to the domain";
      case Operation.Restore restore -> "bring it back with " + role(restore.role());
      case Operation.Quarantine quarantine -> "quarantine it until " + quarantine.due();
      case Operation.DeleteApp _ -> "stop an app";
      case Operation.DeleteSpace _ -> "delete a private space";
      case Operation.DeleteProfile _ -> "delete the profile";
    };
  }

  private static boolean hasRole(PlanInput situation, RoleArn role) {
    return situation.observed() instanceof ObservedProfile.Ours ours
        && ours.role().filter(role::equals).isPresent();
  }
}
