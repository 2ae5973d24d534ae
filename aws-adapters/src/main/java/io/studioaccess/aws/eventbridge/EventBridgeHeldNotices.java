package io.studioaccess.aws.eventbridge;

import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.cloudwatch.Metric;
import io.studioaccess.aws.cloudwatch.Metrics;
import io.studioaccess.reconciler.sweep.HeldChange;
import io.studioaccess.reconciler.sweep.HeldNotices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * Publishes one outcome event, {@code Held}, with the list of held changes, and the metric of the
 * alarm.
 */
public final class EventBridgeHeldNotices implements HeldNotices {
  /** An event may have at most 256 KB, and a change needs about 300 bytes. */
  private static final int MAX_NAMED = 500;

  private final OutcomeBus bus;
  private final Metrics metrics;

  public EventBridgeHeldNotices(
      EventBridgeClient eventBridge, String busName, Metrics metrics, JsonMapper mapper) {
    this.bus = new OutcomeBus(eventBridge, busName, mapper);
    this.metrics = metrics;
  }

  @Override
  public void publishCount(int held) {
    metrics.put(Metric.CHANGES_HELD, held);
  }

  @Override
  public void publish(List<HeldChange> all, String eventId) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("outcome", "Held");
    detail.put("eventId", eventId);
    detail.put("count", all.size());
    detail.put(
        "changes", all.stream().limit(MAX_NAMED).map(EventBridgeHeldNotices::fields).toList());
    detail.put(
        "reason",
        "more revocations and role changes within an hour than MaxRevocationsPerHour allows;"
            + " release or reject them");
    bus.put(List.of(bus.entry("Held", detail)));
  }

  private static Map<String, String> fields(HeldChange change) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("userId", change.user().value());
    fields.put("domainId", change.domain().value());
    fields.put("userProfileName", change.profile().value());
    change.group().ifPresent(group -> fields.put("groupName", group.value()));
    fields.put("roleArnBefore", change.before().value());
    fields.put("heldSince", change.hold().since().toString());
    change.hold().to().ifPresent(role -> fields.put("roleArn", role.value()));
    return fields;
  }
}
