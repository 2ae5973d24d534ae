package io.studioaccess.sandbox.eventbridge;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The event that a schedule sends to a target without an input of its own. */
public final class ScheduledEvent {

  private ScheduledEvent() {}

  public static Map<String, Object> of(
      String account, String region, Instant time, String ruleArn) {
    return Envelope.wrap(
        new Envelope(account, region, "aws.events", "Scheduled Event"),
        time,
        List.of(ruleArn),
        Map.of());
  }
}
