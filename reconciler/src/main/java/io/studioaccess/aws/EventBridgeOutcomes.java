package io.studioaccess.aws;

import io.micronaut.json.JsonMapper;
import io.studioaccess.plan.Outcome;
import io.studioaccess.reconcile.OutcomeEvents;
import io.studioaccess.reconcile.OutcomeOfUser;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** Outcome events on EventBridge: source {@code studio-access}, detail-type the outcome's name. */
public final class EventBridgeOutcomes implements OutcomeEvents {
  private static final String SOURCE = "studio-access";

  /** PutEvents takes at most ten entries. */
  private static final int BATCH = 10;

  private final EventBridgeClient eventBridge;
  private final String busName;
  private final Json json;

  public EventBridgeOutcomes(EventBridgeClient eventBridge, String busName, JsonMapper mapper) {
    this.eventBridge = eventBridge;
    this.busName = busName;
    this.json = new Json(mapper);
  }

  @Override
  public void publish(List<OutcomeOfUser> outcomes) {
    List<PutEventsRequestEntry> entries =
        outcomes.stream().filter(told -> isNews(told.outcome())).map(this::entry).toList();
    for (int from = 0; from < entries.size(); from += BATCH) {
      put(entries.subList(from, Math.min(from + BATCH, entries.size())));
    }
  }

  private static boolean isNews(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Granted _,
          Outcome.Changed _,
          Outcome.Revoked _,
          Outcome.Refused _,
          Outcome.Blocked _,
          Outcome.Failed _ ->
          true;
      case Outcome.Started _, Outcome.Deferred _, Outcome.HandedOver _, Outcome.Unchanged _ ->
          false;
    };
  }

  private PutEventsRequestEntry entry(OutcomeOfUser told) {
    return PutEventsRequestEntry.builder()
        .source(SOURCE)
        .detailType(OutcomeDetail.kind(told.outcome()))
        .eventBusName(busName)
        .detail(json.text(OutcomeDetail.of(told)))
        .build();
  }

  private void put(List<PutEventsRequestEntry> entries) {
    PutEventsResponse response =
        eventBridge.putEvents(put -> put.entries(new ArrayList<>(entries)));
    if (response.failedEntryCount() > 0) {
      throw new IllegalStateException(
          "EventBridge refused %d of %d outcome events: %s"
              .formatted(response.failedEntryCount(), entries.size(), response.entries()));
    }
  }
}
