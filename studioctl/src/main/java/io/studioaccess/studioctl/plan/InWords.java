package io.studioaccess.studioctl.plan;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.plan.ObservedProfile;
import io.studioaccess.plan.Operation;
import io.studioaccess.plan.Situation;
import io.studioaccess.plan.Step;
import io.studioaccess.reconcile.Prospect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What comes next, for people. */
public final class InWords {
  private InWords() {}

  /** Such as {@code make the profile with role/studio/data-scientist}. */
  public static String next(Prospect prospect) {
    return prospect instanceof Prospect.Planned(Situation situation, Step step)
            && prospect.isSomethingToDo()
        ? operations(step.operations(), situation)
        : prospect.summary();
  }

  /** A role without the account: {@code role/studio/data-scientist}. */
  public static String role(RoleArn role) {
    return role.value().substring(role.value().lastIndexOf(':') + 1);
  }

  private static String operations(List<Operation> operations, Situation situation) {
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

  private static String operation(Operation operation, Situation situation) {
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

  private static boolean hasRole(Situation situation, RoleArn role) {
    return situation.observed() instanceof ObservedProfile.Ours ours
        && ours.role().filter(role::equals).isPresent();
  }
}
