package io.studioaccess.aws;

import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.membership.UserId;
import io.studioaccess.reconcile.FoundProfile;
import io.studioaccess.reconcile.UserRecord;
import io.studioaccess.sweep.Ledger;
import io.studioaccess.sweep.LedgerReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * The ledger table, scanned: a page of it (1 MB) holds the records of about a thousand users. A
 * profile that is not ours is an item {@code foreign#<domainId>#<name>}.
 */
public final class DynamoDbLedgerReader implements LedgerReader {
  private static final String USER = "user#";
  private static final String FOREIGN = "foreign#";

  /** After that it is looked into once more, whether it was modified or not. */
  private static final Duration FOREIGN_KEPT_FOR = Duration.ofDays(30);

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  public DynamoDbLedgerReader(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Ledger read() {
    Map<UserId, UserRecord> users = new HashMap<>();
    Map<FoundProfile, Instant> foreign = new HashMap<>();
    ScanRequest scan = ScanRequest.builder().tableName(table).consistentRead(true).build();
    for (Map<String, AttributeValue> item : dynamoDb.scanPaginator(scan).items()) {
      String key = item.getOrDefault("pk", AttributeValue.fromS("")).s();
      if (key.startsWith(USER)) {
        users.put(new UserId(key.substring(USER.length())), UserItem.record(item));
      } else if (key.startsWith(FOREIGN)) {
        String[] parts = key.split("#", -1);
        foreign.put(
            new FoundProfile(new DomainId(parts[1]), new ProfileName(parts[2])),
            UserItem.instant(item, "modified").orElse(Instant.EPOCH));
      }
    }
    return new Ledger(users, foreign);
  }

  @Override
  public void rememberForeign(FoundProfile profile, Instant modified) {
    Map<String, AttributeValue> item =
        Map.of(
            "pk",
            AttributeValue.fromS(FOREIGN + profile.domain() + "#" + profile.name()),
            "modified",
            UserItem.number(modified.toEpochMilli()),
            "expiresAt",
            UserItem.number(clock.instant().plus(FOREIGN_KEPT_FOR).getEpochSecond()));
    dynamoDb.putItem(put -> put.tableName(table).item(item));
  }
}
