package io.studioaccess.aws.dynamodb;

import io.studioaccess.reconciler.reconcile.OutcomeHistory;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The history table. An outcome is one conditional put, and items expire by DynamoDB's time to
 * live. DynamoDB deletes an expired item some days late, so one does not count as present.
 */
public final class DynamoDbHistory implements OutcomeHistory {
  /** A reconcile holds the user's lease meanwhile. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Duration keptFor;
  private final Clock clock;

  public DynamoDbHistory(DynamoDbClient dynamoDb, String table, Duration keptFor, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.keptFor = keptFor;
    this.clock = clock;
  }

  @Override
  public void add(RecordedOutcome outcome) {
    Instant now = clock.instant();
    Map<String, AttributeValue> item = HistoryItem.of(outcome, outcome.at().plus(keptFor));
    try {
      dynamoDb.putItem(
          put ->
              put.tableName(table)
                  .item(item)
                  .conditionExpression("attribute_not_exists(pk) OR expiresAt < :now")
                  .expressionAttributeValues(
                      Map.of(":now", ItemAttributes.number(now.getEpochSecond())))
                  .overrideConfiguration(call -> call.apiCallTimeout(CALL_TIMEOUT)));
    } catch (ConditionalCheckFailedException e) {
      // It was added before the ledger could be written.
    }
  }
}
