package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.identitystore.User;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a step of the story must have done once its work is over: the roles of some users, all
 * outcome events in any order, and how many events the functions ignored. A later sweep would make
 * up for a lost effect, so the final state alone does not show one.
 *
 * @param roles the role of each named user's profile, without its path; {@link #NO_PROFILE} if the
 *     user must have no profile
 * @param tags the tags that rows gave a user's profile, as in {@code cost-center=4712}
 * @param outcomes their names and users, as in {@code Granted ana}
 * @param ignored the number of ignored events at least; duplicates are ignored, too
 */
record Effect(Map<User, String> roles, Map<User, String> tags, List<String> outcomes, int ignored) {

  static final String NO_PROFILE = "no profile";
  static final Effect NONE = new Effect(Map.of(), Map.of(), List.of(), 0);

  Effect {
    roles = new LinkedHashMap<>(roles);
    tags = Map.copyOf(tags);
    outcomes = outcomes.stream().sorted().toList();
  }

  /** The effect of a step in which this user gets the role, or loses the profile. */
  static Effect of(User user, String role, String outcome) {
    return NONE.and(user, role, outcome);
  }

  Effect and(User user, String role, String outcome) {
    Map<User, String> moreRoles = new LinkedHashMap<>(roles);
    moreRoles.put(user, role);
    return new Effect(
        moreRoles,
        tags,
        Stream.concat(outcomes.stream(), Stream.of(outcome + " " + user.userName())).toList(),
        ignored);
  }

  /** A user whom the step must leave as they were. */
  Effect andStill(User user, String role) {
    Map<User, String> moreRoles = new LinkedHashMap<>(roles);
    moreRoles.put(user, role);
    return new Effect(moreRoles, tags, outcomes, ignored);
  }

  /** A user whose profile must have these tags of rows, and no others. */
  Effect andTags(User user, String expected) {
    Map<User, String> moreTags = new LinkedHashMap<>(tags);
    moreTags.put(user, expected);
    return new Effect(roles, moreTags, outcomes, ignored);
  }

  Effect andIgnored(int atLeast) {
    return new Effect(roles, tags, outcomes, atLeast);
  }

  /**
   * Compares it with what happened.
   *
   * @return what is missing or too much; empty if all is as expected
   */
  List<String> differences(
      Map<User, String> actualRoles,
      Map<User, String> actualTags,
      List<String> actualOutcomes,
      int actuallyIgnored) {
    List<String> differences = new ArrayList<>();
    tags.forEach(
        (user, expected) -> {
          String actual = actualTags.getOrDefault(user, "");
          if (!actual.equals(expected)) {
            differences.add("%s: tags %s, not %s".formatted(user.userName(), actual, expected));
          }
        });
    roles.forEach(
        (user, role) -> {
          String actual = actualRoles.getOrDefault(user, NO_PROFILE);
          if (!actual.equals(role)) {
            differences.add("%s: %s, not %s".formatted(user.userName(), actual, role));
          }
        });
    String[] actual = actualOutcomes.stream().sorted().toArray(String[]::new);
    if (!outcomes.equals(Arrays.asList(actual))) {
      differences.add(
          "outcome events: %s, not %s"
              .formatted(described(Arrays.asList(actual)), described(outcomes)));
    }
    if (actuallyIgnored < ignored) {
      differences.add("ignored events: %d, not %d".formatted(actuallyIgnored, ignored));
    }
    return differences;
  }

  private static String described(List<String> outcomes) {
    return outcomes.isEmpty() ? "none" : String.join(", ", outcomes);
  }
}
