package io.studioaccess.aws.eventbridge;

import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.AwsErrors;
import io.studioaccess.aws.client.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Puts outcome events on EventBridge, with the source {@code studio-access} and the outcome's name
 * as detail-type.
 */
final class OutcomeBus {
  private static final String SOURCE = "studio-access";

  /**
   * The version of the fields that {@code schemas/} describes. Within a version, fields may be
   * added, but none is removed or changes its meaning.
   */
  private static final String VERSION = "1";

  /** PutEvents accepts at most ten entries. */
  private static final int BATCH = 10;

  private final EventBridgeClient eventBridge;
  private final String busName;
  private final JsonWriter json;

  OutcomeBus(EventBridgeClient eventBridge, String busName, JsonMapper mapper) {
    this.eventBridge = eventBridge;
    this.busName = busName;
    this.json = new JsonWriter(mapper);
  }

  PutEventsRequestEntry entry(String kind, Map<String, ?> detail) {
    Map<String, Object> versioned = new LinkedHashMap<>();
    versioned.put("version", VERSION);
    versioned.putAll(detail);
    return PutEventsRequestEntry.builder()
        .source(SOURCE)
        .detailType(kind)
        .eventBusName(busName)
        .detail(json.text(versioned))
        .build();
  }

  /**
   * Puts all entries.
   *
   * @throws software.amazon.awssdk.awscore.exception.AwsServiceException unless all were accepted
   */
  void put(List<PutEventsRequestEntry> entries) {
    for (int from = 0; from < entries.size(); from += BATCH) {
      putBatch(entries.subList(from, Math.min(from + BATCH, entries.size())));
    }
  }

  private void putBatch(List<PutEventsRequestEntry> entries) {
    PutEventsResponse response = eventBridge.putEvents(put -> put.entries(List.copyOf(entries)));
    if (response.failedEntryCount() > 0) {
      String code =
          response.entries().stream()
              .map(PutEventsResultEntry::errorCode)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse("");
      throw AwsErrors.ofEntry(
          code,
          "EventBridge refused %d of %d outcome events: %s"
              .formatted(response.failedEntryCount(), entries.size(), response.entries()),
          !code.startsWith("Internal"));
    }
  }
}
