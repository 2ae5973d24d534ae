package io.studioaccess.sandbox.page.journey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an event means, in words.
 *
 * @param kind join, leave, person, group, sweep or other, for a symbol
 * @param origin who sent it
 */
public record EventTitle(String text, String kind, String origin) {
  private static final String SOMEBODY = "somebody";
  private static final String A_GROUP = "a group";

  /** The title once a decision has named the user: some events name only a membership. */
  EventTitle about(String person) {
    return new EventTitle(text.replace(SOMEBODY, person), kind, origin);
  }

  static EventTitle of(Map<String, Object> event, Names names) {
    String type = String.valueOf(event.get("detail-type"));
    if (event.get("detail") instanceof Map<?, ?> detail && detail.get("eventName") != null) {
      return ofTrail(detail, names);
    }
    return type.equals("Scheduled Event") ? ofSchedule(event) : ofNative(type, event, names);
  }

  private static EventTitle ofTrail(Map<?, ?> detail, Names names) {
    String name = String.valueOf(detail.get("eventName"));
    Map<?, ?> request = detail.get("requestParameters") instanceof Map<?, ?> m ? m : Map.of();
    String user = user(request, names);
    String group = id(request, "groupId").flatMap(names::group).orElse(A_GROUP);
    String origin = origin(String.valueOf(detail.get("eventSource")));
    boolean failed = detail.get("errorCode") != null;
    EventTitle title =
        switch (name) {
          case "AddMemberToGroup", "CreateGroupMembership" ->
              new EventTitle("%s joined %s".formatted(user, group), "join", origin);
          case "RemoveMemberFromGroup", "DeleteGroupMembership" ->
              new EventTitle("%s left %s".formatted(user, group), "leave", origin);
          case "DisableUser" -> new EventTitle(user + " was disabled", "leave", origin);
          case "EnableUser" -> new EventTitle(user + " was enabled", "join", origin);
          case "DeleteUser" -> new EventTitle(user + " was deleted", "leave", origin);
          case "CreateUser" -> new EventTitle("a user was created", "person", origin);
          case "UpdateUser", "PatchUser", "PutUser" ->
              new EventTitle(user + " was changed", "person", origin);
          case "CreateGroup", "UpdateGroup", "PatchGroup" ->
              new EventTitle(named(request, names) + " was changed", "group", origin);
          case "DeleteGroup" ->
              new EventTitle(named(request, names) + " was deleted", "group", origin);
          default -> new EventTitle(name, "other", origin);
        };
    return failed ? new EventTitle("failed: " + title.text(), "other", origin) : title;
  }

  private static String named(Map<?, ?> request, Names names) {
    return id(request, "groupId").or(() -> id(request, "id")).flatMap(names::group).orElse(A_GROUP);
  }

  private static String user(Map<?, ?> request, Names names) {
    Optional<String> direct = id(request, "userId").or(() -> id(request, "memberId"));
    Optional<String> member =
        request.get("memberId") instanceof Map<?, ?> inner ? id(inner, "userId") : Optional.empty();
    Optional<String> nested =
        request.get("member") instanceof Map<?, ?> inner ? id(inner, "memberId") : Optional.empty();
    return direct
        .or(() -> member)
        .or(() -> nested)
        .or(() -> id(request, "id"))
        .flatMap(names::user)
        .orElse(SOMEBODY);
  }

  private static Optional<String> id(Map<?, ?> members, String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static String origin(String source) {
    return switch (source) {
      case "identitystore.amazonaws.com" -> "CloudTrail, Identity Store API";
      case "identitystore-scim.amazonaws.com" -> "CloudTrail, SCIM";
      case "sso-directory.amazonaws.com" -> "CloudTrail, console";
      default -> "CloudTrail, " + source;
    };
  }

  private static EventTitle ofSchedule(Map<String, Object> event) {
    String rule =
        resource(event, "rule/").replaceAll("^.*rule/", "").replaceAll("-[A-Z0-9]{6,}$", "");
    return new EventTitle(
        "a schedule is due: " + rule.replace("studio-access-", ""), "sweep", "EventBridge");
  }

  private static EventTitle ofNative(String type, Map<String, Object> event, Names names) {
    String user = names.user(last(event, "user/")).orElse(SOMEBODY);
    String group = names.group(last(event, "group/")).orElse(A_GROUP);
    String origin = "Identity Store";
    return switch (type) {
      case "GroupMembership Created" ->
          new EventTitle("%s joined %s".formatted(user, group), "join", origin);
      case "GroupMembership Deleted" ->
          new EventTitle("%s left %s".formatted(user, group), "leave", origin);
      case "User Disabled" -> new EventTitle(user + " was disabled", "leave", origin);
      case "User Enabled" -> new EventTitle(user + " was enabled", "join", origin);
      case "User Deleted" -> new EventTitle(user + " was deleted", "leave", origin);
      case "User Updated" -> new EventTitle(user + " was changed", "person", origin);
      case "User Created" -> new EventTitle(user + " was created", "person", origin);
      case "Group Created", "Group Updated" ->
          new EventTitle(group + " was changed", "group", origin);
      case "Group Deleted" -> new EventTitle(group + " was deleted", "group", origin);
      default -> new EventTitle(type, "other", String.valueOf(event.get("source")));
    };
  }

  private static String last(Map<String, Object> event, String kind) {
    String arn = resource(event, kind);
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static String resource(Map<String, Object> event, String part) {
    @Nullable Object resources = event.get("resources");
    return resources instanceof List<?> list
        ? list.stream()
            .map(String::valueOf)
            .filter(arn -> arn.contains(part))
            .findFirst()
            .orElse("")
        : "";
  }
}
