package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.ShortHash;
import io.studioaccess.reconciler.sweep.EventSweeps;
import io.studioaccess.reconciler.sweep.SweepRequest.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Merges the sweeps of events by conditional writes, one or two for each event.
 *
 * <p>A group's item ({@code pk} {@code sweep#event#XX}, where XX are the first two digits of the
 * hash of its id) names the group, the start of its sweep and the message. Groups with the same
 * digits replace one another, which only costs a sweep: made-up groups must not fill the table.
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

  private static final int DIGITS = 2;

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  public DynamoDbEventSweeps(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public boolean begins(GroupId group, Instant change, String messageId) {
    String slot = ShortHash.of(group.value()).substring(0, DIGITS);
    Map<String, AttributeValue> item = new HashMap<>(LedgerKeys.key(LedgerKeys.EVENT_SWEEP + slot));
    item.put("sweptGroup", AttributeValue.fromS(group.value()));
    item.put("begun", UserItem.number(clock.millis()));
    item.put("messageId", AttributeValue.fromS(messageId));
    return put(
        item,
        "attribute_not_exists(pk) OR sweptGroup <> :group OR begun < :change OR messageId ="
            + " :message",
        Map.of(
            ":group", AttributeValue.fromS(group.value()),
            ":change", UserItem.number(change.toEpochMilli()),
            ":message", AttributeValue.fromS(messageId)));
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
    item.put("lastPeriod", UserItem.number(period));
    return put(
        item,
        "attribute_not_exists(pk) OR lastPeriod < :period",
        Map.of(":period", UserItem.number(period)));
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
