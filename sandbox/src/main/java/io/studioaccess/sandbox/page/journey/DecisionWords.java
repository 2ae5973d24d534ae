package io.studioaccess.sandbox.page.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a function decided, in words.
 *
 * @param tone good, busy, calm, warning or bad
 */
public record DecisionWords(String text, String tone) {
  private static final Map<String, String> OPERATIONS =
      Map.of(
          "CreateProfile", "create the profile",
          "Retarget", "change the role",
          "AssignGroup", "assign the group to the domain's application",
          "Restore", "give the role back",
          "Quarantine", "replace the role with one without permissions",
          "DeleteApp", "stop an app",
          "DeleteSpace", "delete a space",
          "DeleteProfile", "delete the profile");
  private static final Pattern OPERATION = Pattern.compile(String.join("|", OPERATIONS.keySet()));

  /**
   * @param line a line of a function's log, as JSON
   */
  public static DecisionWords of(JsonNode line) {
    JsonNode data = line.path("data");
    String reason = data.path("reason").asText();
    return switch (line.path("message").asText()) {
      case "User reconciled" -> outcome(data, reason);
      case "Event ignored" -> new DecisionWords("Ignored: " + reason, "calm");
      case "Sweep finished" ->
          new DecisionWords(
              "Compared %s, %s and %s; asked for %s"
                  .formatted(
                      counted(data.path("users").asLong(), "user"),
                      counted(data.path("groups").asLong(), "group"),
                      counted(data.path("profiles").asLong(), "profile"),
                      counted(
                          data.path("toProvisioner").asLong()
                              + data.path("toDeprovisioner").asLong(),
                          "reconcile")),
              "calm");
      case "Event names no user: sweep requested" ->
          new DecisionWords("The event names no user: asks for a sweep", "busy");
      case "Message failed" ->
          new DecisionWords(
              "Failed: %s. It goes to the %s"
                  .formatted(
                      line.path("throwable").path("message").asText("unknown reason"),
                      data.path("destination").asText("queue")),
              "bad");
      default ->
          new DecisionWords(
              line.path("message").asText() + (reason.isEmpty() ? "" : ": " + reason),
              line.path("level").asText().equals("INFO") ? "calm" : "warning");
    };
  }

  private static DecisionWords outcome(JsonNode data, String reason) {
    String role = role(data.path("roleArn").asText());
    String before = role(data.path("roleArnBefore").asText());
    return switch (data.path("outcome").asText()) {
      case "Granted" -> new DecisionWords("Granted: the profile has the role " + role, "good");
      case "Changed" ->
          new DecisionWords(
              "Changed: the role is %s, no longer %s".formatted(role, before), "good");
      case "Restored" -> new DecisionWords("Restored: the role is " + role + " again", "good");
      case "Quarantined" ->
          new DecisionWords(
              "In quarantine: no apps, no permissions; deleted on %s"
                  .formatted(day(data.path("due").asText())),
              "warning");
      case "Revoked" -> new DecisionWords("Revoked: the profile is deleted", "calm");
      case "Held" ->
          new DecisionWords("Held: over the hourly limit, an administrator decides", "warning");
      case "Expiring" ->
          new DecisionWords(
              "Expiring: the role ends on %s".formatted(day(data.path("until").asText())),
              "warning");
      case "Started" -> new DecisionWords("Begins to " + operations(reason), "busy");
      case "Deferred" -> new DecisionWords("Waits: " + reason, "busy");
      case "HandedOver" ->
          new DecisionWords("Hands over to the other function: " + operations(reason), "busy");
      case "Unchanged" -> new DecisionWords("Nothing to do: " + reason, "calm");
      default -> new DecisionWords(data.path("outcome").asText() + ": " + reason, "bad");
    };
  }

  private static String operations(String reason) {
    return OPERATION.matcher(reason).replaceAll(found -> OPERATIONS.get(found.group()));
  }

  private static String role(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static String day(String instant) {
    return instant.substring(0, Math.min(10, instant.length()));
  }

  private static String counted(long number, String thing) {
    return "%d %s%s".formatted(number, thing, number == 1 ? "" : "s");
  }
}
