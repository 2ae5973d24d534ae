package io.studioaccess.reconciler.membership;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time of the change that an event reports. */
public final class EventTimes {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

  private EventTimes() {}

  /**
   * CloudTrail's event time, or EventBridge's for an event without CloudTrail; empty if the message
   * has neither, or it is not legal or not of this millennium. Both are whole seconds: the change
   * may be up to a second later.
   */
  public static Optional<Instant> of(Map<String, ? extends @Nullable Object> event) {
    EventFields fields = new EventFields(event);
    return time(fields, "detail.eventTime").or(() -> time(fields, "time"));
  }

  private static Optional<Instant> time(EventFields fields, String path) {
    try {
      return fields
          .text(path)
          .map(Instant::parse)
          .filter(time -> !time.isBefore(EARLIEST) && time.isBefore(LATEST));
    } catch (DateTimeException | UndecodableEventException e) {
      return Optional.empty();
    }
  }
}
