package io.studioaccess.reconciler.plan;

import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Describes what blocks the deletion of a profile. */
final class Obstacles {
  /** How many obstacles are named. */
  private static final int NAMED = 5;

  private Obstacles() {}

  /**
   * One line for people. It stays the same while nothing moves. What is not being deleted yet comes
   * first.
   *
   * @param spaces that have to be deleted now
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
    String first = String.join("; ", all.subList(0, Math.min(all.size(), NAMED)));
    return all.size() <= NAMED ? first : "%s; and %d more".formatted(first, all.size() - NAMED);
  }

  private static Stream<String> profile(PlanInput input, Ours ours) {
    if (ours.status() != ProfileStatus.IN_SERVICE) {
      return Stream.of("profile %s is %s".formatted(ours.name(), ours.status()));
    }
    return input.rules().arePowerless(ours)
        ? Stream.empty()
        : Stream.of("profile %s still has a role".formatted(ours.name()));
  }
}
