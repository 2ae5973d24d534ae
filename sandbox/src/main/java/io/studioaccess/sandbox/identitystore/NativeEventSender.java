package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.eventbridge.Bus;
import io.studioaccess.sandbox.eventbridge.Envelope;
import io.studioaccess.sandbox.eventbridge.EventBuses;
import io.studioaccess.sandbox.identitycenter.Instance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends the Identity Store's own events, one in each region of Identity Center. No trail is needed.
 *
 * <p>Not confirmed: the names of the events about memberships (belief {@code
 * native-event-memberships}), which ARNs {@code resources} has, and what {@code detail} contains
 * apart from a version (belief {@code native-event-ids}).
 *
 * @param instance Identity Center's instance at the moment
 */
public record NativeEventSender(
    Directory directory, Supplier<Instance> instance, EventBuses buses, boolean isOn) {

  private static final String DISABLED = "Disabled";
  private static final String ENABLED = "Enabled";

  /** What is known before a change, because it is gone afterwards. */
  record Before(Optional<Membership> membership, Optional<User> user) {}

  Before before(Map<String, ?> request) {
    return new Before(
        text(request, "MembershipId").flatMap(directory::findMembership),
        text(request, "UserId").flatMap(directory::findUser));
  }

  private static Optional<String> text(Map<String, ?> members, String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Sends the event of a successful call. */
  void changed(
      String operation,
      Map<String, ?> request,
      Map<String, ?> response,
      Before before,
      Instant at) {
    if (!isOn) {
      return;
    }
    switch (operation) {
      case "CreateUser" -> send("User Created", at, user(response.get("UserId")));
      case "UpdateUser" ->
          send("User " + userChange(before.user()), at, user(request.get("UserId")));
      case "DeleteUser" -> send("User Deleted", at, user(request.get("UserId")));
      case "CreateGroup" -> send("Group Created", at, group(response.get("GroupId")));
      case "UpdateGroup" -> send("Group Updated", at, group(request.get("GroupId")));
      case "DeleteGroup" -> send("Group Deleted", at, group(request.get("GroupId")));
      case "CreateGroupMembership" ->
          send(
              "GroupMembership Created",
              at,
              text(response, "MembershipId").flatMap(directory::findMembership));
      case "DeleteGroupMembership" -> send("GroupMembership Deleted", at, before.membership());
      default -> throw new IllegalArgumentException("no event is known for " + operation);
    }
  }

  private String userChange(Optional<User> before) {
    return before
        .filter(user -> directory.user(user.userId()).enabled() != user.enabled())
        .map(user -> user.enabled() ? DISABLED : ENABLED)
        .orElse("Updated");
  }

  private static String user(@Nullable Object id) {
    return DirectoryActions.user(String.valueOf(id));
  }

  private static String group(@Nullable Object id) {
    return DirectoryActions.group(String.valueOf(id));
  }

  private void send(String detailType, Instant at, Optional<Membership> membership) {
    send(
        detailType,
        at,
        membership.stream()
            .flatMap(
                it ->
                    Stream.of(
                        DirectoryActions.membership(it.membershipId()),
                        DirectoryActions.group(it.groupId()),
                        DirectoryActions.user(it.userId())))
            .toArray(String[]::new));
  }

  private void send(String detailType, Instant at, String... resources) {
    String account = instance.get().ownerAccount();
    for (String region : instance.get().regions()) {
      buses.deliver(
          Bus.defaultIn(account, region),
          Envelope.wrap(
              new Envelope(account, region, "aws.identitystore", detailType),
              at,
              List.of(resources),
              Map.of("event-version", "1.0")));
    }
  }
}
