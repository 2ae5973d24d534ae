package io.studioaccess.reconciler.membership;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The correlation id of whatever follows from an event. */
public final class EventIds {
  private EventIds() {}

  /**
   * CloudTrail's event id, else EventBridge's, else the one that a message of ours carries along,
   * else the message's own.
   */
  public static String of(Map<String, ? extends @Nullable Object> event, String messageId) {
    EventFields fields = new EventFields(event);
    return fields
        .text("detail.eventID")
        .or(() -> fields.text("id"))
        .or(() -> fields.text("eventId"))
        .orElse(messageId);
  }
}
