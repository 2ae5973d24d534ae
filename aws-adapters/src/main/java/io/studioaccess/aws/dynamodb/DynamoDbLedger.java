package io.studioaccess.aws.dynamodb;

import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.LeaseLostException;
import io.studioaccess.reconciler.reconcile.MembershipLedger;
import io.studioaccess.reconciler.reconcile.UserLease;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The ledger table. An item a user ({@code pk} {@code user#<id>}), which is also their lease, so
 * that taking the lease and reading the record is one call, and writing the record and giving the
 * lease back is another; {@code heldSince} is there for people who look for those who are held. An
 * item a membership ({@code membership#<id>}). Items that say nothing any more carry {@code
 * expiresAt}, epoch seconds, for DynamoDB's time to live.
 */
public final class DynamoDbLedger implements MembershipLedger {
  /**
   * Longer than a function may run (60 s), so that a holder alive never loses it; shorter than the
   * queues' visibility timeout (360 s), so that a message that comes back finds a dead holder's
   * lease expired.
   */
  static final Duration LEASE = Duration.ofSeconds(90);

  /** CloudTrail and the queues deliver within days; a month is far beyond. */
  private static final Duration MEMBERSHIP_KEPT_FOR = Duration.ofDays(30);

  /** An expired item must not take the fence with it while an old holder may still be alive. */
  private static final Duration EMPTY_USER_KEPT_FOR = Duration.ofDays(1);

  /** An audit's year, and some. */
  private static final Duration HISTORY_KEPT_FOR = Duration.ofDays(400);

  private static final String RECORD =
      "SET profiles = :profiles, memberships = :memberships, pendingReconciles ="
          + " :pendingReconciles, history = :history";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  public DynamoDbLedger(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Optional<UserLease> acquire(UserId user) {
    long now = clock.millis();
    try {
      Map<String, AttributeValue> item =
          dynamoDb
              .updateItem(
                  update ->
                      update
                          .tableName(table)
                          .key(LedgerKeys.key(user))
                          .updateExpression(
                              "SET leasedUntil = :until REMOVE expiresAt ADD fence :one")
                          .conditionExpression(
                              "attribute_not_exists(leasedUntil) OR leasedUntil <= :now")
                          .expressionAttributeValues(
                              Map.of(
                                  ":until", UserItem.number(now + LEASE.toMillis()),
                                  ":now", UserItem.number(now),
                                  ":one", UserItem.number(1)))
                          .returnValues(ReturnValue.ALL_NEW))
              .attributes();
      return Optional.of(new UserLease(user, fence(item), UserItem.record(item)));
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    }
  }

  @Override
  public void save(UserLease lease, UserRecord record) {
    write(lease, record, RECORD, "", Map.of());
  }

  @Override
  public void release(UserLease lease, UserRecord record) {
    if (record.isEmpty()) {
      write(
          lease,
          record,
          RECORD + ", expiresAt = :expiry",
          "leasedUntil",
          Map.of(
              ":expiry",
              expiry(record.history().isEmpty() ? EMPTY_USER_KEPT_FOR : HISTORY_KEPT_FOR)));
    } else {
      write(lease, record, RECORD, "leasedUntil", Map.of());
    }
  }

  private void write(
      UserLease lease,
      UserRecord record,
      String sets,
      String removes,
      Map<String, AttributeValue> more) {
    Map<String, AttributeValue> values = new HashMap<>(more);
    Optional<Instant> held = record.heldSince();
    held.ifPresent(since -> values.put(":held", AttributeValue.fromS(since.toString())));
    String removed = String.join(", ", removals(removes, held.isEmpty()));
    String update =
        (held.isPresent() ? sets + ", heldSince = :held" : sets)
            + (removed.isEmpty() ? "" : " REMOVE " + removed);
    values.put(":profiles", UserItem.profiles(record));
    values.put(":memberships", UserItem.memberships(record));
    values.put(":pendingReconciles", UserItem.pendingReconciles(record));
    values.put(":history", UserItem.history(record));
    values.put(":fence", UserItem.number(lease.fence()));
    try {
      dynamoDb.updateItem(
          request ->
              request
                  .tableName(table)
                  .key(LedgerKeys.key(lease.user()))
                  .updateExpression(update)
                  .conditionExpression("fence = :fence")
                  .expressionAttributeValues(values));
    } catch (ConditionalCheckFailedException e) {
      throw new LeaseLostException(lease, e);
    }
  }

  private static List<String> removals(String given, boolean notHeld) {
    return Stream.of(given, notHeld ? "heldSince" : "").filter(name -> !name.isEmpty()).toList();
  }

  @Override
  public void remember(UserId user, Membership membership) {
    put(membershipItem(user, membership));
  }

  @Override
  public void expireLater(UserId user, Membership membership) {
    Map<String, AttributeValue> item = membershipItem(user, membership);
    item.put("expiresAt", expiry(MEMBERSHIP_KEPT_FOR));
    put(item);
  }

  @Override
  public Optional<UserId> memberOf(MembershipId membership) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                get -> get.tableName(table).key(LedgerKeys.key(membership)).consistentRead(true))
            .item();
    return Optional.ofNullable(item.get("userId")).map(AttributeValue::s).map(UserId::new);
  }

  private void put(Map<String, AttributeValue> item) {
    dynamoDb.putItem(put -> put.tableName(table).item(item));
  }

  private static Map<String, AttributeValue> membershipItem(UserId user, Membership membership) {
    Map<String, AttributeValue> item = new HashMap<>(LedgerKeys.key(membership.id()));
    item.put("userId", AttributeValue.fromS(user.value()));
    item.put("groupId", AttributeValue.fromS(membership.group().value()));
    return item;
  }

  private static long fence(Map<String, AttributeValue> item) {
    AttributeValue fence = item.get("fence");
    if (fence == null) {
      throw new IllegalStateException("a leased ledger item has no fence");
    }
    return Long.parseLong(fence.n());
  }

  private AttributeValue expiry(Duration keptFor) {
    Instant expiry = clock.instant().plus(keptFor);
    return UserItem.number(expiry.getEpochSecond());
  }
}
