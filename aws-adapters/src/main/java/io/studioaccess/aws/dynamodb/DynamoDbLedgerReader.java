package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.RecordedAssignment;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.DecisionRow;
import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.reconciler.sweep.LedgerPage;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Reads the ledger with a scan, whose pages (1 MB) contain the records of about a thousand users
 * each, the recorded members of a group by the index {@code by-group}, and records by their keys.
 * An item that cannot be read is named, and the others are read.
 */
public final class DynamoDbLedgerReader implements LedgerReader {
  /** DynamoDB's limit of a batch. */
  private static final int KEYS_PER_BATCH = 100;

  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbLedgerReader(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public LedgerSnapshot read() {
    Draft draft = new Draft(region());
    ScanRequest scan = ScanRequest.builder().tableName(table).consistentRead(true).build();
    dynamoDb.scanPaginator(scan).items().forEach(draft::addReadable);
    return draft.snapshot();
  }

  @Override
  public LedgerPage page(Optional<String> token) {
    ScanResponse page =
        dynamoDb.scan(
            scan ->
                scan.tableName(table)
                    .consistentRead(true)
                    .exclusiveStartKey(token.map(LedgerKeys::key).orElse(null)));
    Draft draft = new Draft(region());
    page.items().forEach(draft::addReadable);
    return new LedgerPage(
        draft.snapshot(),
        draft.reconciledFrom,
        Optional.ofNullable(page.lastEvaluatedKey().get("pk")).map(AttributeValue::s));
  }

  /** The batches may be answered in parts. */
  @Override
  public LedgerSnapshot records(Set<UserId> users) {
    Draft draft = new Draft(region());
    List<String> keys = users.stream().map(user -> LedgerKeys.USER + user).toList();
    for (int from = 0; from < keys.size(); from += KEYS_PER_BATCH) {
      int to = Math.min(keys.size(), from + KEYS_PER_BATCH);
      items(keys.subList(from, to)).forEach(draft::addReadable);
    }
    return draft.snapshot();
  }

  /** The memberships that the ledger records, those that ended within a month among them. */
  @Override
  public void recordedMembers(GroupId group, Consumer<Member> member) {
    dynamoDb
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .indexName(LedgerKeys.BY_GROUP)
                    .keyConditionExpression("groupId = :group")
                    .expressionAttributeValues(
                        Map.of(":group", AttributeValue.fromS(group.value()))))
        .items()
        .stream()
        .flatMap(item -> member(item).stream())
        .forEach(member);
  }

  /** Empty for an item that names no user: nobody can be found by it. */
  private static Optional<Member> member(Map<String, AttributeValue> item) {
    String key = item.getOrDefault("pk", AttributeValue.fromS("")).s();
    String user = item.getOrDefault("userId", AttributeValue.fromS("")).s();
    try {
      return key.startsWith(LedgerKeys.MEMBERSHIP)
          ? Optional.of(
              new Member(
                  new UserId(user),
                  new MembershipId(key.substring(LedgerKeys.MEMBERSHIP.length()))))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Region region() {
    return UserItem.regionOf(dynamoDb);
  }

  private List<Map<String, AttributeValue>> items(List<String> keys) {
    KeysAndAttributes wanted =
        KeysAndAttributes.builder()
            .keys(keys.stream().map(LedgerKeys::key).toList())
            .consistentRead(true)
            .build();
    return dynamoDb
        .batchGetItemPaginator(batch -> batch.requestItems(Map.of(table, wanted)))
        .stream()
        .flatMap(page -> page.responses().getOrDefault(table, List.of()).stream())
        .toList();
  }

  /** What was read so far. */
  private static final class Draft {
    final Region region;
    final Map<UserId, UserRecord> users = new LinkedHashMap<>();
    final Map<ProfileRef, Instant> foreign = new HashMap<>();
    final List<DecisionRow> decisions = new ArrayList<>();
    final Map<String, String> unreadable = new HashMap<>();
    final Map<UserId, Instant> reconciledFrom = new HashMap<>();
    final List<RecordedAssignment> assignments = new ArrayList<>();
    Instant heldNotifiedAt = Instant.EPOCH;
    Optional<LastSweep> lastSweep = Optional.empty();

    Draft(Region region) {
      this.region = region;
    }

    void addReadable(Map<String, AttributeValue> item) {
      String key = item.getOrDefault("pk", AttributeValue.fromS("")).s();
      try {
        add(key, item);
      } catch (RuntimeException e) {
        unreadable.put(key, String.valueOf(e.getMessage()));
      }
    }

    private void add(String key, Map<String, AttributeValue> item) {
      if (key.startsWith(LedgerKeys.USER)) {
        UserId user = new UserId(key.substring(LedgerKeys.USER.length()));
        users.put(user, UserItem.record(item, region));
        new ItemAttributes(item)
            .instant("reconciledFrom")
            .ifPresent(at -> reconciledFrom.put(user, at));
      } else if (key.startsWith(LedgerKeys.DECISION)) {
        decisions.add(decision(key, item));
      } else if (key.equals(LedgerKeys.HELD)) {
        heldNotifiedAt = new ItemAttributes(item).instant("notifiedAt").orElse(Instant.EPOCH);
      } else if (key.equals(LedgerKeys.LAST_SWEEP)) {
        lastSweep = Optional.of(LastSweepItem.read(item));
      } else if (key.startsWith(LedgerKeys.FOREIGN)) {
        foreign.put(
            foreign(key), new ItemAttributes(item).instant("modified").orElse(Instant.EPOCH));
      } else if (key.startsWith(LedgerKeys.ASSIGNMENT)) {
        assignments.add(AssignmentItem.recorded(key, item));
      }
    }

    LedgerSnapshot snapshot() {
      return new LedgerSnapshot(
          users, foreign, decisions, unreadable, heldNotifiedAt, lastSweep, assignments);
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
