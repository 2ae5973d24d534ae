package io.studioaccess.studioctl.history;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An outcome as JSON and CSV show it. Absent values are empty texts.
 *
 * @param at ISO 8601, in UTC
 * @param userName empty for a user who was deleted in the directory
 * @param actor who made the change that led to the outcome; empty if no event says it
 * @param actorName the name of an actor who is a user of the directory
 */
public record HistoryRow(
    String at,
    String userName,
    String userId,
    String outcome,
    String domainId,
    String userProfileName,
    String groupName,
    String roleArnBefore,
    String roleArn,
    String reason,
    String eventId,
    String eventSource,
    String actor,
    String actorName) {
  public static final List<String> HEADERS =
      List.of(
          "at",
          "userName",
          "userId",
          "outcome",
          "domainId",
          "userProfileName",
          "groupName",
          "roleArnBefore",
          "roleArn",
          "reason",
          "eventId",
          "eventSource",
          "actor",
          "actorName");

  /**
   * @param names of users, by id
   */
  public static HistoryRow of(RecordedOutcome outcome, Map<UserId, String> names) {
    String actor = outcome.cause().actor().orElse("");
    return new HistoryRow(
        outcome.at().toString(),
        name(outcome.user(), names),
        outcome.user().value(),
        outcome.outcome(),
        outcome.domain().value(),
        outcome.profile().map(ProfileName::value).orElse(""),
        outcome.group().map(GroupName::value).orElse(""),
        outcome.before().map(RoleArn::value).orElse(""),
        outcome.role().map(RoleArn::value).orElse(""),
        outcome.reason().orElse(""),
        outcome.eventId(),
        outcome.cause().source().orElse(""),
        actor,
        HistoryText.userOf(actor).map(user -> name(user, names)).orElse(""));
  }

  private static String name(UserId user, Map<UserId, String> names) {
    String name = names.getOrDefault(user, "");
    return name.equals(user.value()) ? "" : name;
  }

  /** By the names of the headers. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    List<String> cells = cells();
    for (int n = 0; n < cells.size(); n++) {
      fields.put(HEADERS.get(n), cells.get(n));
    }
    return fields;
  }

  public List<String> cells() {
    return List.of(
        at,
        userName,
        userId,
        outcome,
        domainId,
        userProfileName,
        groupName,
        roleArnBefore,
        roleArn,
        reason,
        eventId,
        eventSource,
        actor,
        actorName);
  }
}
