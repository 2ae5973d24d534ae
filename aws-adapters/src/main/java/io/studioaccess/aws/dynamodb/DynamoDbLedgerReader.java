package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.DecisionRow;
import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Reads the ledger with a scan. A page (1 MB) contains the records of about a thousand users. An
 * item that cannot be read is named, and the others are read.
 */
public final class DynamoDbLedgerReader implements LedgerReader {
  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbLedgerReader(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public LedgerSnapshot read() {
    Draft draft = new Draft();
    ScanRequest scan = ScanRequest.builder().tableName(table).consistentRead(true).build();
    for (Map<String, AttributeValue> item : dynamoDb.scanPaginator(scan).items()) {
      String key = item.getOrDefault("pk", AttributeValue.fromS("")).s();
      try {
        draft.add(key, item);
      } catch (RuntimeException e) {
        draft.unreadable.put(key, String.valueOf(e.getMessage()));
      }
    }
    return draft.snapshot();
  }

  /** What was read so far. */
  private static final class Draft {
    final Map<UserId, UserRecord> users = new HashMap<>();
    final Map<ProfileRef, Instant> foreign = new HashMap<>();
    final List<DecisionRow> decisions = new ArrayList<>();
    final Map<String, String> unreadable = new HashMap<>();
    Instant heldNotifiedAt = Instant.EPOCH;
    Optional<LastSweep> lastSweep = Optional.empty();

    void add(String key, Map<String, AttributeValue> item) {
      if (key.startsWith(LedgerKeys.USER)) {
        users.put(new UserId(key.substring(LedgerKeys.USER.length())), UserItem.record(item));
      } else if (key.startsWith(LedgerKeys.DECISION)) {
        decisions.add(decision(key, item));
      } else if (key.equals(LedgerKeys.HELD)) {
        heldNotifiedAt = UserItem.instant(item, "notifiedAt").orElse(Instant.EPOCH);
      } else if (key.equals(LedgerKeys.LAST_SWEEP)) {
        lastSweep = Optional.of(LastSweepItem.read(item));
      } else if (key.startsWith(LedgerKeys.FOREIGN)) {
        foreign.put(foreign(key), UserItem.instant(item, "modified").orElse(Instant.EPOCH));
      }
    }

    LedgerSnapshot snapshot() {
      return new LedgerSnapshot(users, foreign, decisions, unreadable, heldNotifiedAt, lastSweep);
    }
  }

  private static ProfileRef foreign(String key) {
    String[] parts = key.split("#", -1);
    return new ProfileRef(new DomainArn(parts[1]), new ProfileName(parts[2]));
  }

  private static DecisionRow decision(String key, Map<String, AttributeValue> item) {
    boolean answered = item.containsKey("answer");
    try {
      return new DecisionRow(key, Optional.of(DecisionItem.read(item)), "", answered);
    } catch (IllegalArgumentException e) {
      return new DecisionRow(key, Optional.empty(), String.valueOf(e.getMessage()), answered);
    }
  }
}
