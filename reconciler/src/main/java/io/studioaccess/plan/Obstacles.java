package io.studioaccess.plan;

import io.studioaccess.plan.ObservedProfile.Ours;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is in the way of somebody's end, in words. */
final class Obstacles {
  /** Of all that is in the way, so many are named. */
  private static final int NAMED = 5;

  private Obstacles() {}

  /**
   * For a person to read; the same for as long as nothing moves. What is not even being deleted
   * comes first.
   *
   * @param spaces that have to go now
   */
  static String of(Situation situation, Ours ours, List<ObservedSpace> spaces) {
    List<ObservedApp> apps = ours.belongings().orElse(Belongings.NONE).appsInTheWay();
    List<String> all =
        Stream.of(
                profile(situation, ours),
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

  private static Stream<String> profile(Situation situation, Ours ours) {
    if (ours.status() != ProfileStatus.IN_SERVICE) {
      return Stream.of("profile %s is %s".formatted(ours.name(), ours.status()));
    }
    return situation.rules().makePowerless(ours)
        ? Stream.empty()
        : Stream.of("profile %s still has a role".formatted(ours.name()));
  }
}
