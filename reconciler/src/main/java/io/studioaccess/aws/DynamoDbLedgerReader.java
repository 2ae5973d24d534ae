package io.studioaccess.aws;

import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.membership.UserId;
import io.studioaccess.reconcile.FoundProfile;
import io.studioaccess.reconcile.UserRecord;
import io.studioaccess.sweep.DecisionRow;
import io.studioaccess.sweep.LastSweep;
import io.studioaccess.sweep.Ledger;
import io.studioaccess.sweep.LedgerReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * The ledger table, scanned: a page of it (1 MB) holds the records of about a thousand users. A
 * profile that is not ours is an item {@code foreign#<domainArn>#<name>}.
 */
public final class DynamoDbLedgerReader implements LedgerReader {
  private static final String USER = "user#";
  private static final String FOREIGN = "foreign#";
  private static final String HELD = "guard#held";
  private static final String LAST_SWEEP = "sweep#last";
  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbLedgerReader.class);

  /** For whoever wants to see later what became of it. */
  private static final Duration DECISION_KEPT_FOR = Duration.ofDays(30);

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
    List<DecisionRow> decisions = new ArrayList<>();
    Instant heldToldAt = Instant.EPOCH;
    Optional<LastSweep> lastSweep = Optional.empty();
    ScanRequest scan = ScanRequest.builder().tableName(table).consistentRead(true).build();
    for (Map<String, AttributeValue> item : dynamoDb.scanPaginator(scan).items()) {
      String key = item.getOrDefault("pk", AttributeValue.fromS("")).s();
      if (key.startsWith(USER)) {
        users.put(new UserId(key.substring(USER.length())), UserItem.record(item));
      } else if (key.startsWith(DecisionItem.PREFIX)) {
        decisions.add(decision(key, item));
      } else if (key.equals(HELD)) {
        heldToldAt = UserItem.instant(item, "toldAt").orElse(Instant.EPOCH);
      } else if (key.equals(LAST_SWEEP)) {
        lastSweep = Optional.of(lastSweep(item));
      } else if (key.startsWith(FOREIGN)) {
        String[] parts = key.split("#", -1);
        foreign.put(
            new FoundProfile(new DomainArn(parts[1]), new ProfileName(parts[2])),
            UserItem.instant(item, "modified").orElse(Instant.EPOCH));
      }
    }
    return new Ledger(users, foreign, decisions, heldToldAt, lastSweep);
  }

  private static LastSweep lastSweep(Map<String, AttributeValue> item) {
    return new LastSweep(
        UserItem.instant(item, "at").orElse(Instant.EPOCH),
        count(item, "groups"),
        count(item, "users"),
        count(item, "profiles"),
        count(item, "named"),
        count(item, "inaccessible"),
        item.containsKey("goesOn"));
  }

  private static int count(Map<String, AttributeValue> item, String name) {
    return Integer.parseInt(item.getOrDefault(name, UserItem.number(0)).n());
  }

  @Override
  public void swept(LastSweep sweep) {
    Map<String, AttributeValue> item = new HashMap<>(DecisionItem.key(LAST_SWEEP));
    item.put("at", UserItem.number(sweep.at().toEpochMilli()));
    item.put("groups", UserItem.number(sweep.groups()));
    item.put("users", UserItem.number(sweep.users()));
    item.put("profiles", UserItem.number(sweep.profiles()));
    item.put("named", UserItem.number(sweep.named()));
    item.put("inaccessible", UserItem.number(sweep.inaccessible()));
    if (sweep.goesOn()) {
      item.put("goesOn", AttributeValue.fromBool(true));
    }
    dynamoDb.putItem(put -> put.tableName(table).item(item));
  }

  private static DecisionRow decision(String key, Map<String, AttributeValue> item) {
    boolean answered = item.containsKey("answer");
    try {
      return new DecisionRow(key, Optional.of(DecisionItem.read(item)), "", answered);
    } catch (IllegalArgumentException e) {
      return new DecisionRow(key, Optional.empty(), String.valueOf(e.getMessage()), answered);
    }
  }

  @Override
  public void answer(DecisionRow decision, String answer) {
    LOG.atInfo()
        .addKeyValue("decision", decision.key())
        .addKeyValue("answer", answer)
        .log("Decision answered");
    long expiry = clock.instant().plus(DECISION_KEPT_FOR).getEpochSecond();
    dynamoDb.updateItem(
        update ->
            update
                .tableName(table)
                .key(DecisionItem.key(decision.key()))
                .updateExpression("SET answer = :answer, expiresAt = :expiry")
                .expressionAttributeValues(
                    Map.of(
                        ":answer", AttributeValue.fromS(answer),
                        ":expiry", UserItem.number(expiry))));
  }

  @Override
  public void heldToldAt(Instant when) {
    dynamoDb.updateItem(
        update ->
            update
                .tableName(table)
                .key(DecisionItem.key(HELD))
                .updateExpression("SET toldAt = :when")
                .expressionAttributeValues(Map.of(":when", UserItem.number(when.toEpochMilli()))));
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
