package io.studioaccess.reconciler.plan;

import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Describes what blocks the deletion of a profile. */
final class Obstacles {
  /** At most this many obstacles are named. */
  private static final int MAX_NAMED = 5;

  private Obstacles() {}

  /**
   * One line for administrators. It stays the same while there is no progress. Resources that are
   * not being deleted yet come first.
   *
   * @param spaces the spaces to delete now
   */
  static String describe(PlanInput input, Ours ours, List<ObservedSpace> spaces) {
    List<ObservedApp> apps = ours.ownedResources().orElse(OwnedResources.NONE).blockingApps();
    List<String> all =
        Stream.of(
                profile(input, ours),
                apps.stream()
                    .sorted(
                        Comparator.comparing(app -> app.status() == ObservedApp.Status.DELETING))
                    .map(app -> app.app() + " is " + app.status()),
                spaces.stream().map(space -> "space " + space.name() + " is " + space.status()))
            .flatMap(lines -> lines)
            .toList();
    String first = String.join("; ", all.subList(0, Math.min(all.size(), MAX_NAMED)));
    return all.size() <= MAX_NAMED
        ? first
        : "%s; and %d more".formatted(first, all.size() - MAX_NAMED);
  }

  private static Stream<String> profile(PlanInput input, Ours ours) {
    if (ours.status() != ProfileStatus.IN_SERVICE) {
      return Stream.of("profile %s is %s".formatted(ours.name(), ours.status()));
    }
    return input.rules().isQuarantined(ours)
        ? Stream.empty()
        : Stream.of("profile %s still has a role".formatted(ours.name()));
  }
}
