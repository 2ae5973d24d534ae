package io.studioaccess.aws.dynamodb;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.reconcile.ChangeGuard;
import io.studioaccess.reconciler.reconcile.Decision;
import io.studioaccess.reconciler.reconcile.GuardedChange;
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
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The hourly counts as ledger items: for each account one of recorded profiles ({@code pk} {@code
 * guard#changes#<account>}), and one of unrecorded profiles ({@code guard#unrecorded#<account>}).
 * An item has a map {@code admitted} from user and domain to the time of admission, in epoch
 * milliseconds. Each admission is one conditional write, so that concurrent functions cannot exceed
 * the limit.
 */
public final class DynamoDbChangeGuard implements ChangeGuard {
  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbChangeGuard.class);
  private static final Duration WINDOW = Duration.ofHours(1);

  /** An update expression may have at most 4 KB. */
  private static final int MAX_REMOVALS = 50;

  /** Concurrent functions may fill the cleared entries. After this many rounds it is an error. */
  private static final int MAX_ROUNDS = 100;

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final int limit;
  private final Clock clock;
  private final Runnable heldAnnouncement;
  private final DynamoDbApprovals approvals;

  /**
   * @param limit the number of changes per hour and count
   * @param heldAnnouncement requests a notice to administrators
   */
  public DynamoDbChangeGuard(
      DynamoDbClient dynamoDb, String table, int limit, Clock clock, Runnable heldAnnouncement) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.limit = limit;
    this.clock = clock;
    this.heldAnnouncement = heldAnnouncement;
    this.approvals = new DynamoDbApprovals(dynamoDb, table);
  }

  @Override
  public boolean admits(GuardedChange change) {
    return approvals.covers(change.user(), change.domain().id(), change.to(), clock.instant())
        || isWithinLimit(change);
  }

  private boolean isWithinLimit(GuardedChange change) {
    Map<String, AttributeValue> count =
        LedgerKeys.key(
            (change.recorded() ? LedgerKeys.CHANGES : LedgerKeys.UNRECORDED)
                + change.domain().account());
    String entry = change.user().value() + "#" + change.domain().id().value();
    for (int round = 0; round < MAX_ROUNDS; round++) {
      if (tryAdmit(count, entry)) {
        return true;
      }
      if (!clearExpired(count)) {
        return false;
      }
    }
    throw new IllegalStateException("the hourly count changes faster than it can be read");
  }

  private boolean tryAdmit(Map<String, AttributeValue> count, String entry) {
    try {
      dynamoDb.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(count)
                  .updateExpression("SET admitted.#who = if_not_exists(admitted.#who, :now)")
                  .conditionExpression(
                      "admitted.#who > :anHourAgo"
                          + " OR (attribute_not_exists(admitted.#who) AND size(admitted) < :limit)")
                  .expressionAttributeNames(Map.of("#who", entry))
                  .expressionAttributeValues(
                      Map.of(
                          ":now", ItemAttributes.number(clock.millis()),
                          ":anHourAgo", ItemAttributes.number(anHourAgo()),
                          ":limit", ItemAttributes.number(limit))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private long anHourAgo() {
    return clock.millis() - WINDOW.toMillis();
  }

  /**
   * Clears entries older than an hour.
   *
   * @return whether the limit may have room now
   */
  private boolean clearExpired(Map<String, AttributeValue> count) {
    AttributeValue admitted =
        dynamoDb
            .getItem(get -> get.tableName(table).key(count).consistentRead(true))
            .item()
            .get("admitted");
    if (admitted == null) {
      dynamoDb.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(count)
                  .updateExpression("SET admitted = if_not_exists(admitted, :none)")
                  .expressionAttributeValues(Map.of(":none", AttributeValue.fromM(Map.of()))));
      return limit > 0;
    }
    List<String> expired =
        admitted.m().entrySet().stream()
            .filter(admission -> Long.parseLong(admission.getValue().n()) <= anHourAgo())
            .map(Map.Entry::getKey)
            .limit(MAX_REMOVALS)
            .toList();
    if (expired.isEmpty()) {
      return admitted.m().size() < limit;
    }
    remove(count, expired);
    return true;
  }

  /**
   * Removes the entries that are still expired: another function may have cleared and refilled
   * them.
   */
  private void remove(Map<String, AttributeValue> count, List<String> expired) {
    Map<String, String> names = new HashMap<>();
    List<String> paths = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    for (String entry : expired) {
      String name = "#e" + names.size();
      names.put(name, entry);
      paths.add("admitted." + name);
      conditions.add("admitted." + name + " <= :anHourAgo");
    }
    try {
      dynamoDb.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(count)
                  .updateExpression("REMOVE " + String.join(", ", paths))
                  .conditionExpression(String.join(" AND ", conditions))
                  .expressionAttributeNames(names)
                  .expressionAttributeValues(
                      Map.of(":anHourAgo", ItemAttributes.number(anHourAgo()))));
    } catch (ConditionalCheckFailedException e) {
      LOG.atDebug().log("Another function cleared the hourly count");
    }
  }

  @Override
  public void announceHeld() {
    heldAnnouncement.run();
  }

  @Override
  public Optional<Verdict> verdict(UserId user, Instant heldSince) {
    List<Decision> decisions = new ArrayList<>();
    read(DecisionItem.keyOf(user)).ifPresent(decisions::add);
    read(DecisionItem.keyOfAll()).ifPresent(decisions::add);
    return Decision.last(decisions, user, heldSince).map(Decision::verdict);
  }

  private Optional<Decision> read(Map<String, AttributeValue> key) {
    Map<String, AttributeValue> item =
        dynamoDb.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    try {
      return item.isEmpty() ? Optional.empty() : Optional.of(DecisionItem.read(item));
    } catch (IllegalArgumentException e) {
      // The sweep writes the fault into the item's answer.
      LOG.atWarn().addKeyValue("reason", e.getMessage()).log("Decision ignored");
      return Optional.empty();
    }
  }
}
