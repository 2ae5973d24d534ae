package io.studioaccess.aws.dynamodb;

import io.studioaccess.reconciler.sweep.SweepCount;
import io.studioaccess.reconciler.sweep.SweepPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A full sweep that several invocations share, as a ledger item ({@code pk} {@code sweep#run#}):
 * the sums of what its parts have counted, and an attribute {@code open.PART} for each part that
 * has not ended.
 */
final class SharedSweepItem {
  private static final String OPEN = "open.";

  private SharedSweepItem() {}

  static Map<String, AttributeValue> of(String run, SweepCount first, List<SweepPart> open) {
    Map<String, AttributeValue> item = new HashMap<>(LedgerKeys.key(LedgerKeys.SHARED_SWEEP + run));
    counts(first).forEach((name, value) -> item.put(name, ItemAttributes.number(value)));
    open.forEach(part -> item.put(OPEN + part.id(), AttributeValue.fromBool(true)));
    return item;
  }

  /** Adds the counts and replaces the part by those that it leaves, if the part is open. */
  static void add(
      UpdateItemRequest.Builder update, SweepPart part, SweepCount count, List<SweepPart> open) {
    Map<String, String> names = new HashMap<>(Map.of("#part", OPEN + part.id()));
    Map<String, AttributeValue> values = new HashMap<>();
    List<String> sums = new ArrayList<>();
    counts(count)
        .forEach(
            (name, value) -> {
              sums.add("#" + name + " :" + name);
              names.put("#" + name, name);
              values.put(":" + name, ItemAttributes.number(value));
            });
    List<String> opened = new ArrayList<>();
    for (SweepPart child : open) {
      String name = "#open" + opened.size();
      opened.add(name + " = :open");
      names.put(name, OPEN + child.id());
      values.put(":open", AttributeValue.fromBool(true));
    }
    update
        .key(LedgerKeys.key(LedgerKeys.SHARED_SWEEP + part.run()))
        .conditionExpression("attribute_exists(#part)")
        .updateExpression(
            "ADD %s REMOVE #part%s"
                .formatted(
                    String.join(", ", sums),
                    opened.isEmpty() ? "" : " SET " + String.join(", ", opened)))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .returnValues(ReturnValue.ALL_NEW);
  }

  /** The sums, if no part is open. */
  static Optional<SweepCount> completed(Map<String, AttributeValue> item) {
    return item.keySet().stream().anyMatch(name -> name.startsWith(OPEN))
        ? Optional.empty()
        : Optional.of(
            new SweepCount(
                LastSweepItem.count(item, "groups"),
                LastSweepItem.count(item, "users"),
                LastSweepItem.count(item, "profiles"),
                LastSweepItem.count(item, "requested"),
                LastSweepItem.count(item, "inaccessible"),
                LastSweepItem.count(item, "powerfulDefaultRoles")));
  }

  private static Map<String, Integer> counts(SweepCount count) {
    return Map.of(
        "groups", count.groups(),
        "users", count.users(),
        "profiles", count.profiles(),
        "requested", count.requested(),
        "inaccessible", count.inaccessible(),
        "powerfulDefaultRoles", count.powerfulDefaultRoles());
  }
}
