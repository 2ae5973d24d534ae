package io.studioaccess.aws.dynamodb;

import io.studioaccess.aws.cloudwatch.Metric;
import io.studioaccess.aws.cloudwatch.Metrics;
import io.studioaccess.aws.sqs.SweepRequestSender;
import io.studioaccess.reconciler.sweep.SweepRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Announces a held change. Each held change counts in the alarm's metric at once. The first one
 * also requests a sweep that publishes all held changes in one event some minutes later. A ledger
 * item ({@code pk} {@code guard#held}) records that the sweep was requested.
 */
public final class HeldAnnouncement implements Runnable {
  private static final Map<String, AttributeValue> KEY = LedgerKeys.key(LedgerKeys.HELD);

  /** The time to collect most of the changes that one mistake causes. */
  private static final Duration COLLECTION_DELAY = Duration.ofMinutes(2);

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final SweepRequestSender sweeper;
  private final Metrics metrics;
  private final Clock clock;

  public HeldAnnouncement(
      DynamoDbClient dynamoDb,
      String table,
      SweepRequestSender sweeper,
      Metrics metrics,
      Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.sweeper = sweeper;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void run() {
    metrics.put(Metric.CHANGES_HELD, 1);
    if (isFirst()) {
      sweeper.send(SweepRequest.held("held"), COLLECTION_DELAY);
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
                          ":until", ItemAttributes.number(now + COLLECTION_DELAY.toMillis()),
                          ":now", ItemAttributes.number(now))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
