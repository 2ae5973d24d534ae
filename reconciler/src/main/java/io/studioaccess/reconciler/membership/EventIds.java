package io.studioaccess.reconciler.membership;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The correlation id of an event and of everything that follows from it. */
public final class EventIds {
  private EventIds() {}

  /**
   * CloudTrail's event id, else EventBridge's, else the {@code eventId} of a message of Studio
   * Access, else the message id.
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
