package io.studioaccess.sandbox.eventbridge;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The fields that EventBridge wraps around a detail. */
public record Envelope(String account, String region, String source, String detailType) {

  public static Map<String, Object> wrap(
      Envelope envelope, Instant time, List<String> resources, Map<String, ?> detail) {
    var event = new LinkedHashMap<String, Object>();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", envelope.detailType());
    event.put("source", envelope.source());
    event.put("account", envelope.account());
    event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", envelope.region());
    event.put("resources", resources);
    event.put("detail", detail);
    return event;
  }
}
