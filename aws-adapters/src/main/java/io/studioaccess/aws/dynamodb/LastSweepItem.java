package io.studioaccess.aws.dynamodb;

import io.studioaccess.reconciler.sweep.LastSweep;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The result of the last full sweep as a ledger item ({@code pk} {@code sweep#last}). */
final class LastSweepItem {
  private LastSweepItem() {}

  static Map<String, AttributeValue> of(LastSweep sweep) {
    Map<String, AttributeValue> item = new HashMap<>(LedgerKeys.key(LedgerKeys.LAST_SWEEP));
    item.put("at", ItemAttributes.number(sweep.at().toEpochMilli()));
    item.put("groups", ItemAttributes.number(sweep.groups()));
    item.put("users", ItemAttributes.number(sweep.users()));
    item.put("profiles", ItemAttributes.number(sweep.profiles()));
    item.put("requested", ItemAttributes.number(sweep.requested()));
    item.put("inaccessible", ItemAttributes.number(sweep.inaccessible()));
    return item;
  }

  static LastSweep read(Map<String, AttributeValue> item) {
    return new LastSweep(
        new ItemAttributes(item).instant("at").orElse(Instant.EPOCH),
        count(item, "groups"),
        count(item, "users"),
        count(item, "profiles"),
        count(item, "requested"),
        count(item, "inaccessible"));
  }

  static int count(Map<String, AttributeValue> item, String name) {
    return Integer.parseInt(item.getOrDefault(name, ItemAttributes.number(0)).n());
  }
}
