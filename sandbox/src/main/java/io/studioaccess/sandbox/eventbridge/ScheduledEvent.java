package io.studioaccess.sandbox.eventbridge;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a schedule sends to a target that asks for nothing else. */
public final class ScheduledEvent {

  private ScheduledEvent() {}

  public static Map<String, Object> of(
      String account, String region, Instant time, String ruleArn) {
    return Envelope.around(
        new Envelope(account, region, "aws.events", "Scheduled Event"),
        time,
        List.of(ruleArn),
        Map.of());
  }
}
