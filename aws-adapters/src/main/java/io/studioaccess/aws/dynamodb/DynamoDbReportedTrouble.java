package io.studioaccess.aws.dynamodb;

import io.studioaccess.reconciler.reconcile.ReportedTrouble;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * A ledger item for each trouble ({@code pk} {@code reported#<SHA-256>}). It is not reported again
 * before {@code quietUntil}, in epoch milliseconds.
 */
public final class DynamoDbReportedTrouble implements ReportedTrouble {
  /**
   * Longer than the function timeout (60 s), shorter than the queues' visibility timeout (360 s).
   */
  private static final Duration CLAIMED_FOR = Duration.ofSeconds(90);

  private static final Duration QUIET_FOR = Duration.ofDays(1);

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  public DynamoDbReportedTrouble(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public boolean claim(String trouble) {
    Map<String, AttributeValue> now = Map.of(":now", ItemAttributes.number(clock.millis()));
    try {
      dynamoDb.putItem(
          put ->
              put.tableName(table)
                  .item(item(trouble, CLAIMED_FOR))
                  .conditionExpression("attribute_not_exists(pk) OR quietUntil <= :now")
                  .expressionAttributeValues(now));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  @Override
  public void release(String trouble) {
    dynamoDb.putItem(put -> put.tableName(table).item(item(trouble, Duration.ZERO)));
  }

  @Override
  public void markReported(String trouble) {
    dynamoDb.putItem(put -> put.tableName(table).item(item(trouble, QUIET_FOR)));
  }

  private Map<String, AttributeValue> item(String trouble, Duration quietFor) {
    long until = clock.millis() + quietFor.toMillis();
    return Map.of(
        "pk", AttributeValue.fromS("reported#" + hash(trouble)),
        "quietUntil", ItemAttributes.number(until),
        "expiresAt", ItemAttributes.number(until / 1_000));
  }

  private static String hash(String trouble) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(trouble.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
