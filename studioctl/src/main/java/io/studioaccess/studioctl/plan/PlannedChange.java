package io.studioaccess.studioctl.plan;

import io.studioaccess.reconciler.membership.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The next step of one user in one domain.
 *
 * @param userName the user id if the directory no longer has the user
 * @param profile empty if unknown
 * @param kind whether the step changes anything
 * @param next the next step in words
 * @param isCounted whether the change counts towards the hourly limit
 * @param reason why the sweep requests the reconcile
 */
public record PlannedChange(
    UserId user,
    String userName,
    String domain,
    String profile,
    Kind kind,
    String next,
    boolean isCounted,
    String reason) {

  static final List<String> COLUMNS =
      List.of(
          "userId", "userName", "domainId", "userProfileName", "kind", "next", "counted", "reason");

  /** What the next step amounts to. */
  public enum Kind {
    CHANGE,
    /** An administrator has to act. */
    PROBLEM,
    NONE
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("userId", user.value());
    fields.put("userName", userName);
    fields.put("domainId", domain);
    fields.put("userProfileName", profile);
    fields.put("kind", kind.name().toLowerCase(Locale.ROOT));
    fields.put("next", next);
    fields.put("counted", isCounted);
    fields.put("reason", reason);
    return fields;
  }
}
