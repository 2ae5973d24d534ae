package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.plan.PlanText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the users of a plan file with those that its rows affect now. */
final class PlanReview {
  private static final int MAX_NAMED = 10;

  private record Key(UserId user, DomainId domain) {}

  private PlanReview() {}

  /**
   * @param listed the users of the plan file
   * @param computed the users that the rows of the plan affect, by today's groups
   * @throws CommandException that names the differences
   */
  static void requireSame(List<UserChange> listed, List<UserChange> computed) {
    List<String> differences = differences(listed, computed);
    if (differences.isEmpty()) {
      return;
    }
    List<String> named = new ArrayList<>(differences.stream().limit(MAX_NAMED).toList());
    if (differences.size() > MAX_NAMED) {
      named.add("and %d more".formatted(differences.size() - MAX_NAMED));
    }
    throw new CommandException(
        "The plan is not what its rows would do now: users or groups changed since, or the file was"
            + " edited. Nothing was changed. Create a new plan.",
        named);
  }

  private static List<String> differences(List<UserChange> listed, List<UserChange> computed) {
    Map<Key, UserChange> remaining = new HashMap<>();
    computed.forEach(change -> remaining.put(key(change), change));
    List<String> differences = new ArrayList<>();
    for (UserChange change : listed) {
      Optional<UserChange> actual = Optional.ofNullable(remaining.remove(key(change)));
      if (actual.isEmpty()) {
        differences.add("%s: in the plan, but not affected".formatted(text(change)));
      } else if (!actual.get().equals(change)) {
        differences.add(
            "%s: in the plan, but it would be: %s".formatted(text(change), text(actual.get())));
      }
    }
    computed.stream()
        .filter(change -> remaining.containsKey(key(change)))
        .forEach(change -> differences.add("%s: not in the plan".formatted(text(change))));
    return differences;
  }

  private static Key key(UserChange change) {
    return new Key(change.user(), change.domain());
  }

  private static String text(UserChange change) {
    return "%s (%s) in domain %s %s, %s → %s"
        .formatted(
            change.userName(),
            change.user(),
            change.domain(),
            change.effect().label(),
            role(change.before()),
            role(change.after()));
  }

  private static String role(Optional<RoleArn> role) {
    return role.map(PlanText::role).orElse("-");
  }
}
