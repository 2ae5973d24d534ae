package io.studioaccess.reconciler.plan;

import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import java.util.List;

/** Describes the spaces with which a profile cannot be deleted, and what to do about them. */
record RemainingSpaces(Ours ours, OwnedResources owned) {
  /** At most this many spaces are named. */
  private static final int MAX_NAMED = 10;

  String kept() {
    return "private spaces are kept (privateSpaces: keep), and profile %s stays in quarantine while it owns %s: delete them manually when they are no longer needed"
        .formatted(ours.name(), joinNames(owned.privateSpaces()));
  }

  String shared() {
    return "profile %s owns %s, which is shared, and SageMaker does not delete a profile that owns a space: move its content to another space, then delete it manually"
        .formatted(ours.name(), joinNames(owned.sharedSpaces()));
  }

  private static String joinNames(List<ObservedSpace> spaces) {
    List<String> names = spaces.stream().map(space -> space.name().value()).sorted().toList();
    String first =
        "space " + String.join(", ", names.subList(0, Math.min(names.size(), MAX_NAMED)));
    return names.size() <= MAX_NAMED
        ? first
        : "%s and %d more".formatted(first, names.size() - MAX_NAMED);
  }
}
