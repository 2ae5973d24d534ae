package io.studioaccess.sandbox.demo;

import io.studioaccess.mapping.RowTags;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.sqs.Depth;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.wire.Call;
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
          Company.OLGA, NONE,
          Company.KIM, "InService role/studio-access/studio-access-quarantine");

  private final Sandbox sandbox;
  private final Terminal terminal;

  FinalState(Sandbox sandbox, Terminal terminal) {
    this.sandbox = sandbox;
    this.terminal = terminal;
  }

  /**
   * Prints the table.
   *
   * @return whether everything is as expected
   */
  boolean print() {
    terminal.text("");
    row("user", "profile", "role", "");
    List<String> deviations = new ArrayList<>();
    for (User user : Company.CAST) {
      Optional<DescribeUserProfileResponse> profile = profileOf(sandbox, user);
      String state = profile.map(this::stateAndTags).orElse(NONE);
      boolean matches = state.equals(EXPECTED.get(user));
      row(
          user.userName(),
          profile.map(DescribeUserProfileResponse::userProfileName).orElse(NONE),
          profile.map(FinalState::role).map(FinalState::inShort).orElse(NONE),
          matches ? "ok" : "NO");
      if (!matches) {
        deviations.add("%s: %s, not %s".formatted(user.userName(), state, EXPECTED.get(user)));
      }
    }
    deviations.addAll(unexpectedEvents());
    terminal.text("");
    if (deviations.isEmpty()) {
      terminal.good("Everything is as expected.");
    } else {
      terminal.bad("Not as expected: " + String.join("; ", deviations));
    }
    return deviations.isEmpty();
  }

  private void row(String user, String profile, String role, String verdict) {
    terminal
        .out()
        .println("%-20s  %-37s  %-14s  %s".formatted(user, profile, role, verdict).stripTrailing());
  }

  private List<String> unexpectedEvents() {
    List<String> unexpectedEvents = new ArrayList<>();
    long creates = succeeded("CreateUserProfile");
    if (creates != 6) {
      unexpectedEvents.add(creates + " profiles were created instead of 6");
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

  static Optional<DescribeUserProfileResponse> profileOf(Sandbox sandbox, User user) {
    return sandbox.cloud().studio().profiles().stream()
        .filter(profile -> user.userName().equals(profile.singleSignOnUserValue()))
        .findFirst();
  }

  private String stateAndTags(DescribeUserProfileResponse profile) {
    String tags = tags(sandbox, profile);
    return state(profile) + (tags.isEmpty() ? "" : ", " + tags);
  }

  /** The tags of rows, as in {@code cost-center=4712, project=apollo}. */
  static String tags(Sandbox sandbox, DescribeUserProfileResponse profile) {
    return sandbox.cloud().studio().tags(profile.userProfileArn()).entrySet().stream()
        .filter(tag -> !tag.getKey().startsWith(RowTags.OWN_PREFIX))
        .map(tag -> tag.getKey() + "=" + tag.getValue())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String state(DescribeUserProfileResponse profile) {
    return profile.statusAsString()
        + " "
        + profile.userSettings().executionRole().replaceAll("^arn:.*:", "");
  }

  private static String inShort(String role) {
    return role.replaceFirst("^studio-access-", "");
  }

  /** The name of the role, without its path. */
  static String role(DescribeUserProfileResponse profile) {
    return profile.userSettings().executionRole().replaceAll("^.*/", "");
  }
}
