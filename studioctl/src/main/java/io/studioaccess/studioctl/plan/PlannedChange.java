package io.studioaccess.studioctl.plan;

import io.studioaccess.reconciler.membership.UserId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What comes next for somebody in one domain.
 *
 * @param userName the user's id where the directory has no name any more
 * @param profile empty where it is not known
 * @param kind whether anything would be done
 * @param next in words
 * @param isCounted whether it counts towards the changes of an hour
 * @param because why the user would be looked at
 */
public record PlannedChange(
    UserId user,
    String userName,
    String domain,
    String profile,
    Kind kind,
    String next,
    boolean isCounted,
    String because) {

  /** Whether anything would be done. */
  public enum Kind {
    CHANGE,
    /** Somebody has to see to it. */
    TROUBLE,
    NOTHING
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
    fields.put("because", because);
    return fields;
  }
}
