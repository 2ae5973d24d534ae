package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.membership.EventFields;
import io.studioaccess.reconciler.membership.EventIds;
import io.studioaccess.reconciler.membership.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that requests a reconcile of a user. It comes from an unfinished reconcile, the other
 * function, the sweeper or an administrator.
 *
 * @param reason one line for administrators and logs
 */
public record ReconcileRequest(UserId user, Trigger trigger, String reason) {
  private static final String TYPE = "studio-access.Reconcile";

  public static boolean is(Map<String, ? extends @Nullable Object> message) {
    return TYPE.equals(message.get("type"));
  }

  /**
   * @throws io.studioaccess.reconciler.membership.UndecodableEventException that names the field at
   *     fault
   */
  public static ReconcileRequest of(Map<String, ? extends @Nullable Object> message) {
    EventFields fields = new EventFields(message);
    return new ReconcileRequest(
        fields.required("userId", UserId::parse),
        new Trigger(
            fields.required("eventId", EventIds::bounded),
            fields.number("since").map(Instant::ofEpochMilli),
            fields.number("attempt").map(Long::intValue).filter(n -> n > 0).orElse(1),
            fields.number("handOvers").map(Long::intValue).orElse(0),
            fields.number("links").map(ChainLimit::links).orElse(0),
            fields.number("turn"),
            false,
            found(fields),
            Cause.ofMessage(message),
            fields.text("tags").filter("reset"::equals).isPresent()),
        fields.text("reason").orElse(""));
  }

  private static Optional<ProfileRef> found(EventFields fields) {
    return fields
        .optional("domainArn", DomainArn::new)
        .map(
            domain ->
                new ProfileRef(domain, fields.required("userProfileName", ProfileName::parse)));
  }

  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", TYPE);
    fields.put("userId", user.value());
    fields.put("eventId", trigger.eventId());
    trigger.since().ifPresent(since -> fields.put("since", since.toEpochMilli()));
    fields.put("attempt", trigger.attempt());
    if (trigger.handOvers() > 0) {
      fields.put("handOvers", trigger.handOvers());
    }
    if (trigger.links() > 0) {
      fields.put("links", trigger.links());
    }
    trigger.turn().ifPresent(turn -> fields.put("turn", turn));
    trigger
        .found()
        .ifPresent(
            profile -> {
              fields.put("domainArn", profile.domain().value());
              fields.put("userProfileName", profile.name().value());
            });
    trigger.cause().putInto(fields);
    if (trigger.resetsTags()) {
      fields.put("tags", "reset");
    }
    fields.put("reason", reason);
    return fields;
  }
}
