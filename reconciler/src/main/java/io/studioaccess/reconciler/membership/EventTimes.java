package io.studioaccess.reconciler.membership;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time of the change that an event reports. */
public final class EventTimes {
  private EventTimes() {}

  /** CloudTrail's event time; empty if the message has none or it is not legal. */
  public static Optional<Instant> of(Map<String, ? extends @Nullable Object> event) {
    try {
      return new EventFields(event).text("detail.eventTime").map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
