package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.ShortHash;
import io.studioaccess.reconciler.sweep.EventSweeps;
import io.studioaccess.reconciler.sweep.GroupBurst;
import io.studioaccess.reconciler.sweep.SweepRequest.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Records the sweeps of events by conditional writes, at most one or two for each event.
 *
 * <p>The item of a burst ({@code pk} {@code sweep#event#XXX}, where XXX are the first three digits
 * of the hash of its subject) has the subject, the start of the last comparison, the message and
 * the requested comparison. Subjects with the same digits replace one another, which only costs
 * comparisons: made-up groups must not fill the table.
 *
 * <p>The items {@code sweep#event#members} and {@code sweep#event#status} have the number of the
 * last period in which a sweep of all users is requested. Periods begin at multiples of five
 * minutes. The first event of a period gets its sweep at once, and the second one that of the next
 * period, which starts later than all further events of this period.
 */
public final class DynamoDbEventSweeps implements EventSweeps {
  /** A sweep of all users costs calls for each group and domain. */
  static final Duration PERIOD = Duration.ofMinutes(5);

  /** The time for the directory to show a change, and for the events that follow it at once. */
  static final Duration COLLECTION_DELAY = Duration.ofSeconds(5);

  private static final int DIGITS = 3;

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  public DynamoDbEventSweeps(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Optional<GroupBurst> burst(String subject) {
    Map<String, AttributeValue> item =
        dynamoDb.getItem(get -> get.tableName(table).key(key(subject)).consistentRead(true)).item();
    return item.isEmpty() || !AttributeValue.fromS(subject).equals(item.get("subject"))
        ? Optional.empty()
        : Optional.of(burst(item));
  }

  private static GroupBurst burst(Map<String, AttributeValue> item) {
    Optional<Instant> due = new ItemAttributes(item).instant("due");
    Instant begun = new ItemAttributes(item).instant("begun").orElse(Instant.EPOCH);
    return new GroupBurst(
        begun,
        Optional.ofNullable(item.get("messageId")).map(AttributeValue::s).orElse(""),
        due.map(
            moment ->
                new GroupBurst.Pending(
                    new ItemAttributes(item).instant("requested").orElse(begun), moment)));
  }

  private static Map<String, AttributeValue> key(String subject) {
    return LedgerKeys.key(LedgerKeys.EVENT_SWEEP + ShortHash.of(subject).substring(0, DIGITS));
  }

  @Override
  public boolean replace(String subject, Optional<GroupBurst> before, GroupBurst after) {
    Map<String, AttributeValue> item = new HashMap<>(key(subject));
    item.put("subject", AttributeValue.fromS(subject));
    item.putAll(attributes(after));
    Map<String, AttributeValue> values =
        new HashMap<>(Map.of(":subject", AttributeValue.fromS(subject)));
    if (before.isEmpty()) {
      return put(item, "attribute_not_exists(subject) OR subject <> :subject", values);
    }
    Map<String, AttributeValue> known = attributes(before.get());
    StringBuilder condition = new StringBuilder("subject = :subject");
    for (String name : List.of("begun", "messageId", "requested", "due")) {
      if (known.containsKey(name)) {
        condition.append(" AND %s = :%s".formatted(name, name));
        values.put(":" + name, known.get(name));
      } else {
        condition.append(" AND attribute_not_exists(%s)".formatted(name));
      }
    }
    return put(item, condition.toString(), values);
  }

  private static Map<String, AttributeValue> attributes(GroupBurst burst) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put("begun", ItemAttributes.number(burst.begun().toEpochMilli()));
    attributes.put("messageId", AttributeValue.fromS(burst.messageId()));
    burst
        .pending()
        .ifPresent(
            pending -> {
              attributes.put("requested", ItemAttributes.number(pending.since().toEpochMilli()));
              attributes.put("due", ItemAttributes.number(pending.due().toEpochMilli()));
            });
    return attributes;
  }

  @Override
  public Optional<Duration> delayOfAll(Scope scope) {
    long now = clock.millis();
    long period = now / PERIOD.toMillis();
    if (claims(scope, period)) {
      return Optional.of(COLLECTION_DELAY);
    }
    return claims(scope, period + 1)
        ? Optional.of(secondsUpTo((period + 1) * PERIOD.toMillis() - now).plus(COLLECTION_DELAY))
        : Optional.empty();
  }

  private boolean claims(Scope scope, long period) {
    Map<String, AttributeValue> item =
        new HashMap<>(
            LedgerKeys.key(LedgerKeys.EVENT_SWEEP + scope.name().toLowerCase(Locale.ROOT)));
    item.put("lastPeriod", ItemAttributes.number(period));
    return put(
        item,
        "attribute_not_exists(pk) OR lastPeriod < :period",
        Map.of(":period", ItemAttributes.number(period)));
  }

  /** SQS delays by whole seconds; too early would be before the next period. */
  private static Duration secondsUpTo(long millis) {
    return Duration.ofSeconds(Math.ceilDiv(millis, 1_000L));
  }

  private boolean put(
      Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
    try {
      dynamoDb.putItem(
          put ->
              put.tableName(table)
                  .item(item)
                  .conditionExpression(condition)
                  .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
