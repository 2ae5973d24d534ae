package io.studioaccess.aws.dynamodb;

import io.studioaccess.aws.client.AwsErrors;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.LastReconcile;
import io.studioaccess.reconciler.reconcile.LeaseLostException;
import io.studioaccess.reconciler.reconcile.MembershipLedger;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import io.studioaccess.reconciler.reconcile.UserLease;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The ledger table. It has one item per user ({@code pk} {@code user#<id>}), which is also the
 * user's lease: one call acquires the lease and reads the record, and another writes the record and
 * releases the lease. The attribute {@code reconciledFrom}, in epoch milliseconds, is when the
 * latest complete reconcile began. The attribute {@code heldSince} helps administrators to find
 * held users. The fence starts with the time, so that it never falls behind that of a deleted item.
 * There is one item per membership ({@code membership#<id>}). Obsolete items have {@code
 * expiresAt}, in epoch seconds, for DynamoDB's time to live.
 */
public final class DynamoDbLedger implements MembershipLedger {
  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbLedger.class);

  /**
   * Longer than the function timeout (60 s), so that a live holder never loses the lease. Shorter
   * than the queues' visibility timeout (360 s), so that a crashed holder's lease has expired when
   * its message returns.
   */
  static final Duration LEASE = Duration.ofSeconds(90);

  /** CloudTrail and the queues deliver within days, so a month is ample. */
  private static final Duration MEMBERSHIP_KEPT_FOR = Duration.ofDays(30);

  /** The default of the parameter HistoryDays: a year for audits, plus a margin. */
  private static final Duration HISTORY_KEPT_FOR = Duration.ofDays(400);

  private static final String RECORD =
      "SET profiles = :profiles, memberships = :memberships, pendingReconciles ="
          + " :pendingReconciles, history = :history";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Duration historyKeptFor;
  private final Clock clock;

  public DynamoDbLedger(DynamoDbClient dynamoDb, String table, Clock clock) {
    this(dynamoDb, table, HISTORY_KEPT_FOR, clock);
  }

  /**
   * @param historyKeptFor how long the record of a user without anything is kept. It must not be
   *     shorter than the history's items are kept: the newest entry tells the next outcome apart
   *     from an equal one of earlier
   */
  public DynamoDbLedger(
      DynamoDbClient dynamoDb, String table, Duration historyKeptFor, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.historyKeptFor = historyKeptFor;
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
                              "SET leasedUntil = :until,"
                                  + " fence = if_not_exists(fence, :now) + :one REMOVE expiresAt")
                          .conditionExpression(
                              "attribute_not_exists(leasedUntil) OR leasedUntil <= :now")
                          .expressionAttributeValues(
                              Map.of(
                                  ":until", ItemAttributes.number(now + LEASE.toMillis()),
                                  ":now", ItemAttributes.number(now),
                                  ":one", ItemAttributes.number(1)))
                          .returnValues(ReturnValue.ALL_NEW))
              .attributes();
      return Optional.of(
          new UserLease(user, fence(item), UserItem.record(item, UserItem.regionOf(dynamoDb))));
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    }
  }

  @Override
  public void save(UserLease lease, UserRecord record) {
    writeFitting(lease, record, RECORD, "", Map.of());
  }

  @Override
  public void release(UserLease lease, UserRecord record, Optional<Instant> reconciledFrom) {
    if (record.isEmpty() && record.history().isEmpty()) {
      delete(lease);
      return;
    }
    StringBuilder sets = new StringBuilder(RECORD);
    Map<String, AttributeValue> values = new HashMap<>();
    if (record.isEmpty()) {
      sets.append(", expiresAt = :expiry");
      values.put(":expiry", expiry(historyKeptFor));
    }
    reconciledFrom.ifPresent(
        begun -> {
          sets.append(", reconciledFrom = :begun");
          values.put(":begun", ItemAttributes.number(begun.toEpochMilli()));
        });
    writeFitting(lease, record, sets.toString(), "leasedUntil", values);
  }

  /** A user without a record leaves no trace, or events of made-up users would fill the table. */
  private void delete(UserLease lease) {
    try {
      dynamoDb.deleteItem(
          delete ->
              delete
                  .tableName(table)
                  .key(LedgerKeys.key(lease.user()))
                  .conditionExpression("fence = :fence")
                  .expressionAttributeValues(
                      Map.of(":fence", ItemAttributes.number(lease.fence()))));
    } catch (ConditionalCheckFailedException e) {
      throw new LeaseLostException(lease, e);
    }
  }

  /**
   * Drops all but the newest of the history rather than fail, and then the outcomes that the
   * history table lacks, which are logged: an item has at most 400 KB.
   */
  private void writeFitting(
      UserLease lease,
      UserRecord record,
      String sets,
      String removes,
      Map<String, AttributeValue> more) {
    try {
      write(lease, record, sets, removes, more);
    } catch (DynamoDbException e) {
      if (!isTooLarge(e) || record.history().isEmpty()) {
        throw e;
      }
      LOG.atWarn()
          .addKeyValue("userId", lease.user())
          .log("Record too large: its history was dropped");
      writeShortened(lease, record.withNewestOfHistory(), sets, removes, more);
    }
  }

  private void writeShortened(
      UserLease lease,
      UserRecord record,
      String sets,
      String removes,
      Map<String, AttributeValue> more) {
    try {
      write(lease, record, sets, removes, more);
    } catch (DynamoDbException e) {
      if (!isTooLarge(e) || record.unrecorded().isEmpty()) {
        throw e;
      }
      for (RecordedOutcome lost : record.unrecorded()) {
        LOG.atError()
            .addKeyValue("userId", lost.user())
            .addKeyValue("eventId", lost.eventId())
            .addKeyValue("outcome", lost.outcome())
            .addKeyValue("domainId", lost.domain())
            .addKeyValue("at", lost.at())
            .log("Record too large: an outcome is missing in the history");
      }
      write(lease, record.withUnrecorded(List.of()), sets, removes, more);
    }
  }

  private static boolean isTooLarge(DynamoDbException e) {
    return AwsErrors.message(e).contains("size") && "ValidationException".equals(AwsErrors.code(e));
  }

  private void write(
      UserLease lease,
      UserRecord record,
      String sets,
      String removes,
      Map<String, AttributeValue> more) {
    Map<String, AttributeValue> values = new HashMap<>(more);
    record.directory().ifPresent(id -> values.put(":directory", AttributeValue.fromS(id)));
    Optional<Instant> held = record.heldSince();
    held.ifPresent(since -> values.put(":held", AttributeValue.fromS(since.toString())));
    if (!record.memberSince().isEmpty()) {
      values.put(":since", UserItem.memberSince(record));
    }
    if (!record.unrecorded().isEmpty()) {
      values.put(":unrecorded", UserItem.unrecorded(record));
    }
    String removed =
        Stream.of(
                removes,
                held.isEmpty() ? "heldSince" : "",
                record.directory().isEmpty() ? "directory" : "",
                record.memberSince().isEmpty() ? "memberSince" : "",
                record.unrecorded().isEmpty() ? "unrecorded" : "")
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", "));
    String update =
        sets
            + (held.isPresent() ? ", heldSince = :held" : "")
            + (record.directory().isPresent() ? ", directory = :directory" : "")
            + (record.memberSince().isEmpty() ? "" : ", memberSince = :since")
            + (record.unrecorded().isEmpty() ? "" : ", unrecorded = :unrecorded")
            + (removed.isEmpty() ? "" : " REMOVE " + removed);
    values.put(":profiles", UserItem.profiles(record));
    values.put(":memberships", UserItem.memberships(record));
    values.put(":pendingReconciles", UserItem.pendingReconciles(record));
    values.put(":history", UserItem.history(record));
    values.put(":fence", ItemAttributes.number(lease.fence()));
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

  @Override
  public void recordMembership(UserId user, Membership membership) {
    put(membershipItem(user, membership));
  }

  @Override
  public void expireMembership(UserId user, Membership membership) {
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

  @Override
  public LastReconcile lastReconcile(UserId user) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                get ->
                    get.tableName(table)
                        .key(LedgerKeys.key(user))
                        .projectionExpression("reconciledFrom, leasedUntil, pendingReconciles")
                        .consistentRead(true))
            .item();
    return new LastReconcile(
        new ItemAttributes(item).instant("reconciledFrom"),
        new ItemAttributes(item)
            .instant("leasedUntil")
            .filter(clock.instant()::isBefore)
            .isPresent(),
        UserItem.pendingReconciles(new ItemAttributes(item)));
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
    return ItemAttributes.number(expiry.getEpochSecond());
  }
}
