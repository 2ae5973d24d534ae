package io.studioaccess.reconciler.membership;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When what an event tells of happened. */
public final class EventTimes {
  private EventTimes() {}

  /** CloudTrail's event time; empty for a message that has none, or none that can be read. */
  public static Optional<Instant> of(Map<String, ? extends @Nullable Object> event) {
    try {
      return new EventFields(event).text("detail.eventTime").map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
