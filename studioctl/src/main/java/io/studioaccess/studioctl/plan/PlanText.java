package io.studioaccess.studioctl.plan;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowTags;
import io.studioaccess.reconciler.plan.ObservedProfile;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.PlanInput;
import io.studioaccess.reconciler.plan.Step;
import io.studioaccess.reconciler.reconcile.DomainPlan;
import io.studioaccess.studioctl.console.Due;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes the next step in plain words. */
public final class PlanText {
  private PlanText() {}

  /** For example {@code create the profile with role/studio/data-scientist}. */
  public static String next(DomainPlan plan) {
    return plan instanceof DomainPlan.Planned(PlanInput input, Step step) && plan.hasOperations()
        ? operations(step.operations(), input)
        : plan.summary();
  }

  /** A role without the account: {@code role/studio/data-scientist}. */
  public static String role(RoleArn role) {
    return role.value().substring(role.value().lastIndexOf(':') + 1);
  }

  private static String operations(List<Operation> operations, PlanInput input) {
    Map<String, Long> counts =
        operations.stream()
            .collect(
                Collectors.groupingBy(
                    operation -> operation(operation, input),
                    LinkedHashMap::new,
                    Collectors.counting()));
    return counts.entrySet().stream()
        .map(
            count ->
                count.getValue() == 1 ? count.getKey() : count.getKey() + " ×" + count.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String operation(Operation operation, PlanInput input) {
    return switch (operation) {
      case Operation.CreateProfile create -> "create the profile with " + role(create.role());
      case Operation.Retarget retarget ->
          hasRole(input, retarget.role())
              ? "restore the settings"
              : "change the role to " + role(retarget.role());
      case Operation.ChangeTags change -> tags(change);
      case Operation.AssignGroup _ -> "assign the group to the domain's application";
      case Operation.Restore restore -> "restore the profile with " + role(restore.role());
      case Operation.Quarantine quarantine ->
          quarantine
              .due()
              .map(due -> quarantine(due, input.now()))
              .orElse("take the role of the profile, which has lost its tags");
      case Operation.DeleteApp _ -> "stop an app";
      case Operation.DeleteSpace _ -> "delete a private space";
      case Operation.DeleteProfile _ -> "delete the profile";
    };
  }

  private static String quarantine(Instant due, Instant now) {
    return Due.isOverdue(due, now)
        ? "quarantine the profile, whose deletion is overdue since " + due
        : "quarantine the profile until " + due;
  }

  private static String tags(Operation.ChangeTags change) {
    return Stream.of(
            change.set().isEmpty() ? "" : "set the tags " + RowTags.toString(change.set()),
            change.removed().isEmpty()
                ? ""
                : "remove the tags " + String.join(", ", change.removed()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" and "));
  }

  private static boolean hasRole(PlanInput input, RoleArn role) {
    return input.observed() instanceof ObservedProfile.Ours ours
        && ours.role().filter(role::equals).isPresent();
  }
}
