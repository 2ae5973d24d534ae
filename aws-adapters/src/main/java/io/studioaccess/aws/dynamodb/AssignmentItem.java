package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.reconcile.AssignmentRecord;
import io.studioaccess.reconciler.reconcile.AssignmentRecord.State;
import io.studioaccess.reconciler.reconcile.RecordedAssignment;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes of an assignment's item. An item without a state is of an earlier version, which
 * did not note who made the assignment: it counts as found, so that nothing of an administrator's
 * ends.
 */
final class AssignmentItem {
  private static final String STATE = "assignmentState";
  private static final String SINCE = "since";
  private static final String DOMAIN = "domainArn";

  private AssignmentItem() {}

  /**
   * A condition of a write.
   *
   * @param values null if the expression has none, as DynamoDB refuses an empty map
   */
  record Condition(String expression, @Nullable Map<String, AttributeValue> values) {}

  static AssignmentRecord read(Map<String, AttributeValue> item) {
    return new AssignmentRecord(
        text(item, DOMAIN).map(DomainArn::new),
        text(item, STATE).map(State::valueOf).orElse(State.FOUND),
        new ItemAttributes(item).instant(SINCE).orElse(Instant.EPOCH));
  }

  static RecordedAssignment recorded(String key, Map<String, AttributeValue> item) {
    String[] parts = key.split("#", -1);
    return new RecordedAssignment(new DomainId(parts[1]), new GroupId(parts[2]), read(item));
  }

  private static Optional<String> text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
  }

  static Map<String, AttributeValue> attributes(AssignmentRecord record) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put(STATE, AttributeValue.fromS(record.state().name()));
    attributes.put(SINCE, ItemAttributes.number(record.since().toEpochMilli()));
    record
        .domain()
        .ifPresent(domain -> attributes.put(DOMAIN, AttributeValue.fromS(domain.value())));
    return attributes;
  }

  static Condition conditionOf(Optional<AssignmentRecord> before) {
    if (before.isEmpty()) {
      return new Condition("attribute_not_exists(pk)", null);
    }
    if (before.get().since().equals(Instant.EPOCH)) {
      return new Condition("attribute_exists(pk) AND attribute_not_exists(" + STATE + ")", null);
    }
    return new Condition(
        "%s = :state AND %s = :since".formatted(STATE, SINCE),
        Map.of(
            ":state", AttributeValue.fromS(before.get().state().name()),
            ":since", ItemAttributes.number(before.get().since().toEpochMilli())));
  }
}
