package io.studioaccess.aws.dynamodb;

import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.sweep.DecisionRow;
import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.reconciler.sweep.SweepCount;
import io.studioaccess.reconciler.sweep.SweepPart;
import io.studioaccess.reconciler.sweep.SweepRecorder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Records the results of a sweep in the ledger. */
public final class DynamoDbSweepRecorder implements SweepRecorder {
  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbSweepRecorder.class);

  /** Answers stay readable for administrators for this long. */
  private static final Duration DECISION_KEPT_FOR = Duration.ofDays(30);

  /** After this time a foreign profile is read again, even if it was not modified. */
  private static final Duration FOREIGN_KEPT_FOR = Duration.ofDays(30);

  /** Longer, so that the profile can be found until it is read again. */
  private static final Duration SIGN_IN_NAME_KEPT_FOR = FOREIGN_KEPT_FOR.plusDays(7);

  /** Longer than messages wait in a queue: four days. */
  private static final Duration SHARED_SWEEP_KEPT_FOR = Duration.ofDays(5);

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  public DynamoDbSweepRecorder(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public void answer(DecisionRow decision, String answer) {
    LOG.atInfo()
        .addKeyValue("decision", decision.key())
        .addKeyValue("answer", answer)
        .log("Decision answered");
    dynamoDb.updateItem(
        update ->
            update
                .tableName(table)
                .key(LedgerKeys.key(decision.key()))
                .updateExpression("SET answer = :answer, expiresAt = :expiry")
                .expressionAttributeValues(
                    Map.of(
                        ":answer", AttributeValue.fromS(answer),
                        ":expiry", expiry(DECISION_KEPT_FOR))));
  }

  @Override
  public void heldNotified(Instant when) {
    dynamoDb.updateItem(
        update ->
            update
                .tableName(table)
                .key(LedgerKeys.key(LedgerKeys.HELD))
                .updateExpression("SET notifiedAt = :when")
                .expressionAttributeValues(
                    Map.of(":when", ItemAttributes.number(when.toEpochMilli()))));
  }

  @Override
  public void swept(LastSweep sweep) {
    dynamoDb.putItem(put -> put.tableName(table).item(LastSweepItem.of(sweep)));
  }

  @Override
  public void begin(String run, SweepCount first, List<SweepPart> open) {
    Map<String, AttributeValue> item = SharedSweepItem.of(run, first, open);
    item.put("expiresAt", expiry(SHARED_SWEEP_KEPT_FOR));
    dynamoDb.putItem(put -> put.tableName(table).item(item));
  }

  @Override
  public Optional<SweepCount> add(SweepPart part, SweepCount count, List<SweepPart> open) {
    try {
      return SharedSweepItem.completed(
          dynamoDb
              .updateItem(update -> SharedSweepItem.add(update.tableName(table), part, count, open))
              .attributes());
    } catch (ConditionalCheckFailedException e) {
      LOG.atInfo()
          .addKeyValue("run", part.run())
          .addKeyValue("part", part.id())
          .log("Part of a sweep was counted before");
      return Optional.empty();
    }
  }

  @Override
  public void foreign(ProfileRef profile, Optional<String> signInName, Instant modified) {
    signInName.ifPresent(name -> put(profile, name));
    Map<String, AttributeValue> item = new HashMap<>(LedgerKeys.key(profile));
    item.put("modified", ItemAttributes.number(modified.toEpochMilli()));
    item.put("expiresAt", expiry(FOREIGN_KEPT_FOR));
    dynamoDb.putItem(put -> put.tableName(table).item(item));
  }

  private void put(ProfileRef profile, String signInName) {
    Map<String, AttributeValue> item =
        new HashMap<>(LedgerKeys.signInKey(profile.domain(), signInName));
    item.put("profile", AttributeValue.fromS(profile.name().value()));
    item.put("expiresAt", expiry(SIGN_IN_NAME_KEPT_FOR));
    dynamoDb.putItem(put -> put.tableName(table).item(item));
  }

  private AttributeValue expiry(Duration keptFor) {
    return ItemAttributes.number(clock.instant().plus(keptFor).getEpochSecond());
  }
}
