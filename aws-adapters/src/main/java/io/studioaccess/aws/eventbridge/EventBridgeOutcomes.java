package io.studioaccess.aws.eventbridge;

import io.micronaut.json.JsonMapper;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.reconcile.OutcomeDetail;
import io.studioaccess.reconciler.reconcile.OutcomeEvents;
import io.studioaccess.reconciler.reconcile.UserOutcome;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** Publishes reported outcomes as events. */
public final class EventBridgeOutcomes implements OutcomeEvents {
  private final OutcomeBus bus;

  public EventBridgeOutcomes(EventBridgeClient eventBridge, String busName, JsonMapper mapper) {
    this.bus = new OutcomeBus(eventBridge, busName, mapper);
  }

  @Override
  public void publish(List<UserOutcome> outcomes) {
    bus.put(
        outcomes.stream()
            .filter(outcome -> isPublished(outcome.outcome()))
            .map(outcome -> bus.entry(outcome.outcome().kind(), OutcomeDetail.of(outcome)))
            .toList());
  }

  private static boolean isPublished(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Granted _,
          Outcome.Expiring _,
          Outcome.Changed _,
          Outcome.Quarantined _,
          Outcome.Restored _,
          Outcome.Revoked _,
          Outcome.Refused _,
          Outcome.Blocked _,
          Outcome.Failed _ ->
          true;
      // The sweep publishes all held changes in one event.
      case Outcome.Held _,
          Outcome.Started _,
          Outcome.Deferred _,
          Outcome.HandedOver _,
          Outcome.Unchanged _ ->
          false;
    };
  }
}
