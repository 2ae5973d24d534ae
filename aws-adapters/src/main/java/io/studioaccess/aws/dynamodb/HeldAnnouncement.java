package io.studioaccess.aws.dynamodb;

import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.JsonWriter;
import io.studioaccess.aws.cloudwatch.Metric;
import io.studioaccess.aws.cloudwatch.Metrics;
import io.studioaccess.reconciler.sweep.SweepRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The first change that is held counts in the alarm's metric at once, and asks the sweep to tell,
 * some minutes later and in one event, of all that are held by then. An item of the ledger ({@code
 * pk} {@code guard#held}) remembers that it was asked.
 */
public final class HeldAnnouncement implements Runnable {
  private static final Map<String, AttributeValue> KEY = LedgerKeys.key(LedgerKeys.HELD);

  /** Until most of what one mistake brings about is there. */
  private static final Duration GATHERING = Duration.ofMinutes(2);

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final SqsClient sqs;
  private final String sweeperQueue;
  private final Metrics metrics;
  private final Clock clock;
  private final JsonWriter json;

  public HeldAnnouncement(
      DynamoDbClient dynamoDb,
      String table,
      SqsClient sqs,
      String sweeperQueue,
      Metrics metrics,
      Clock clock,
      JsonMapper mapper) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.sqs = sqs;
    this.sweeperQueue = sweeperQueue;
    this.metrics = metrics;
    this.clock = clock;
    this.json = new JsonWriter(mapper);
  }

  @Override
  public void run() {
    metrics.put(Metric.CHANGES_HELD, 1);
    if (isFirst()) {
      sqs.sendMessage(
          send ->
              send.queueUrl(sweeperQueue)
                  .messageBody(json.text(SweepRequest.held("held").fields()))
                  .delaySeconds(Math.toIntExact(GATHERING.toSeconds())));
    }
  }

  private boolean isFirst() {
    long now = clock.millis();
    try {
      dynamoDb.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(KEY)
                  .updateExpression("SET announcedUntil = :until")
                  .conditionExpression(
                      "attribute_not_exists(announcedUntil) OR announcedUntil <= :now")
                  .expressionAttributeValues(
                      Map.of(
                          ":until", UserItem.number(now + GATHERING.toMillis()),
                          ":now", UserItem.number(now))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
