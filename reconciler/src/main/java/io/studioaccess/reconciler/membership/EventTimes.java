package io.studioaccess.reconciler.membership;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time of the change that an event reports. */
public final class EventTimes {
  private EventTimes() {}

  /**
   * CloudTrail's event time, or EventBridge's for an event without CloudTrail; empty if the message
   * has neither or it is not legal. Both are whole seconds: the change may be up to a second later.
   */
  public static Optional<Instant> of(Map<String, ? extends @Nullable Object> event) {
    EventFields fields = new EventFields(event);
    return time(fields, "detail.eventTime").or(() -> time(fields, "time"));
  }

  private static Optional<Instant> time(EventFields fields, String path) {
    try {
      return fields.text(path).map(Instant::parse);
    } catch (DateTimeException | UndecodableEventException e) {
      return Optional.empty();
    }
  }
}
