package io.studioaccess.sandbox.demo;

import io.studioaccess.mapping.RowTags;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.sqs.Depth;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.wire.Call;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;

/** The final state of all users, compared with the expected state. */
final class FinalState {
  private static final String NONE = "-";
  private static final Map<User, String> EXPECTED =
      Map.of(
          Company.ANA, NONE,
          Company.JANE, "InService role/studio/ml-engineer",
          Company.MEHMET, "InService role/studio/ml-engineer",
          Company.LI_WEI, "InService role/studio/data-scientist, cost-center=4712, project=apollo",
          Company.OLGA, NONE);

  private final Sandbox sandbox;
  private final PrintStream out;

  FinalState(Sandbox sandbox, PrintStream out) {
    this.sandbox = sandbox;
    this.out = out;
  }

  /**
   * Prints the table.
   *
   * @return whether everything is as expected
   */
  boolean print() {
    String row = "%-22s %-17s %-34s %-72s %s%n";
    out.printf("%n" + row, "user", "groups", "profile", "status, role and tags", "as expected");
    List<String> deviations = new ArrayList<>();
    for (User user : Company.PEOPLE) {
      Optional<DescribeUserProfileResponse> profile = profileOf(user);
      String state = profile.map(this::stateAndTags).orElse(NONE);
      boolean matches = state.equals(EXPECTED.get(user));
      out.printf(
          row,
          user.userName(),
          groupsOf(user),
          profile.map(DescribeUserProfileResponse::userProfileName).orElse(NONE),
          state,
          matches ? "yes" : "NO: " + EXPECTED.get(user));
      if (!matches) {
        deviations.add(user.userName());
      }
    }
    deviations.addAll(unexpectedEvents());
    out.printf(
        "%n%s%n",
        deviations.isEmpty() ? "Everything is as expected." : "Not as expected: " + deviations);
    return deviations.isEmpty();
  }

  private List<String> unexpectedEvents() {
    List<String> unexpectedEvents = new ArrayList<>();
    long creates = succeeded("CreateUserProfile");
    if (creates != 5) {
      unexpectedEvents.add(creates + " profiles were created instead of 5");
    }
    for (Map.Entry<String, Depth> queue : sandbox.depths().entrySet()) {
      if (queue.getValue().total() > 0) {
        unexpectedEvents.add("messages remain in " + queue.getKey());
      }
    }
    for (Call call : sandbox.endpoint().calls().denied()) {
      unexpectedEvents.add(call.principal() + " was denied " + call.operation());
    }
    return unexpectedEvents;
  }

  private long succeeded(String operation) {
    return sandbox.endpoint().calls().all().stream()
        .filter(call -> call.operation().equals(operation) && call.succeeded())
        .count();
  }

  /** All profiles in one line. */
  static String profiles(Sandbox sandbox) {
    String profiles =
        sandbox.cloud().studio().profiles().stream()
            .map(profile -> profile.userProfileName() + " " + state(profile))
            .collect(Collectors.joining(", "));
    return profiles.isEmpty() ? "none" : profiles;
  }

  private Optional<DescribeUserProfileResponse> profileOf(User user) {
    return sandbox.cloud().studio().profiles().stream()
        .filter(profile -> user.userName().equals(profile.singleSignOnUserValue()))
        .findFirst();
  }

  private String stateAndTags(DescribeUserProfileResponse profile) {
    String tags =
        sandbox.cloud().studio().tags(profile.userProfileArn()).entrySet().stream()
            .filter(tag -> !tag.getKey().startsWith(RowTags.OWN_PREFIX))
            .map(tag -> ", " + tag.getKey() + "=" + tag.getValue())
            .sorted()
            .collect(Collectors.joining());
    return state(profile) + tags;
  }

  private static String state(DescribeUserProfileResponse profile) {
    return profile.statusAsString()
        + " "
        + profile.userSettings().executionRole().replaceAll("^arn:.*:", "");
  }

  private String groupsOf(User user) {
    String groups =
        sandbox.cloud().directory().memberships().stream()
            .filter(membership -> membership.userId().equals(user.userId()))
            .map(membership -> sandbox.cloud().directory().group(membership.groupId()))
            .map(group -> group.displayName())
            .collect(Collectors.joining(" "));
    return groups.isEmpty() ? NONE : groups;
  }
}
