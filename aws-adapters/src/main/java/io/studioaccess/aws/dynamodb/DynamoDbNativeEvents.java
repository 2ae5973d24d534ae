package io.studioaccess.aws.dynamodb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Records when the Identity Store's own events were last seen ({@code pk} {@code seen#native},
 * attribute {@code at} in epoch milliseconds), so that {@code studioctl doctor} knows whether the
 * installation depends on a trail. Each running function writes at most once an hour.
 */
public final class DynamoDbNativeEvents {
  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbNativeEvents.class);
  private static final Duration RESOLUTION = Duration.ofHours(1);

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;
  private Instant written = Instant.EPOCH;

  public DynamoDbNativeEvents(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  /** Never fails: nobody's access depends on the record. */
  public void seen() {
    Instant now = clock.instant();
    if (now.isBefore(written.plus(RESOLUTION))) {
      return;
    }
    written = now;
    Map<String, AttributeValue> item = new HashMap<>(LedgerKeys.key(LedgerKeys.NATIVE_EVENTS));
    item.put("at", ItemAttributes.number(now.toEpochMilli()));
    try {
      dynamoDb.putItem(put -> put.tableName(table).item(item));
    } catch (SdkException e) {
      LOG.atWarn().setCause(e).log("Native event could not be recorded");
    }
  }

  /** Empty if none was ever seen. */
  public Optional<Instant> lastSeen() {
    return new ItemAttributes(
            dynamoDb
                .getItem(get -> get.tableName(table).key(LedgerKeys.key(LedgerKeys.NATIVE_EVENTS)))
                .item())
        .instant("at");
  }
}
