package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.HistoryEntry;
import io.studioaccess.reconciler.reconcile.PendingReconcile;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A user's record as attributes of the ledger item: {@code profiles} is a map by domain id, {@code
 * memberships} a map from membership id to group id, {@code memberSince} a map from membership id
 * to the beginning, {@code directory} an identity store's id, {@code pendingReconciles} a map by
 * direction, {@code history} a list of at most ten maps with {@code at}, {@code eventId}, {@code
 * domainId}, {@code outcome} and {@code text}, and {@code unrecorded} a list of outcomes that the
 * history table lacks. Times are epoch milliseconds.
 */
public final class UserItem {
  private UserItem() {}

  /** The whole item. */
  public static Map<String, AttributeValue> of(UserId user, long fence, UserRecord record) {
    Map<String, AttributeValue> item = new HashMap<>(LedgerKeys.key(user));
    item.put("fence", ItemAttributes.number(fence));
    item.put("profiles", profiles(record));
    item.put("memberships", memberships(record));
    item.put("memberSince", memberSince(record));
    item.put("pendingReconciles", pendingReconciles(record));
    item.put("history", history(record));
    if (!record.unrecorded().isEmpty()) {
      item.put("unrecorded", unrecorded(record));
    }
    record.directory().ifPresent(id -> item.put("directory", AttributeValue.fromS(id)));
    return item;
  }

  /**
   * The record of an item.
   *
   * @param region the ledger's. The first version served the domains of this region only, and
   *     recorded none
   */
  static UserRecord record(Map<String, AttributeValue> attributes, Region region) {
    ItemAttributes item = new ItemAttributes(attributes);
    Map<DomainId, ProfileRecord> profiles = new HashMap<>();
    item.map("profiles")
        .forEach(
            (domain, value) ->
                profiles.put(
                    new DomainId(domain),
                    ProfileAttributes.read(new ItemAttributes(value.m()), region)));
    Map<MembershipId, GroupId> memberships = new HashMap<>();
    item.map("memberships")
        .forEach((id, group) -> memberships.put(new MembershipId(id), new GroupId(group.s())));
    return new UserRecord(
        profiles,
        memberships,
        memberSince(item),
        pendingReconciles(item),
        item.optional("directory"),
        history(item),
        unrecorded(item));
  }

  /** For people only: whatever somebody wrote there, the user can be revoked. */
  private static List<HistoryEntry> history(ItemAttributes item) {
    AttributeValue history = item.values().get("history");
    return history == null ? List.of() : history.l().stream().map(UserItem::historyEntry).toList();
  }

  private static List<RecordedOutcome> unrecorded(ItemAttributes item) {
    return item.list("unrecorded").map(outcome -> HistoryItem.read(outcome.m())).toList();
  }

  static AttributeValue unrecorded(UserRecord record) {
    return AttributeValue.fromL(
        record.unrecorded().stream()
            .map(outcome -> AttributeValue.fromM(HistoryItem.attributes(outcome)))
            .toList());
  }

  private static Map<MembershipId, Instant> memberSince(ItemAttributes item) {
    Map<MembershipId, Instant> since = new HashMap<>();
    ItemAttributes known = item.nested("memberSince").orElse(ItemAttributes.NONE);
    known.names().forEach(id -> since.put(new MembershipId(id), known.instant(id).orElseThrow()));
    return since;
  }

  static Map<Direction, PendingReconcile> pendingReconciles(ItemAttributes item) {
    Map<Direction, PendingReconcile> pendingReconciles = new EnumMap<>(Direction.class);
    item.map("pendingReconciles")
        .forEach(
            (direction, pending) ->
                pendingReconciles.put(
                    Direction.valueOf(direction),
                    pendingReconcile(new ItemAttributes(pending.m()))));
    return pendingReconciles;
  }

  static AttributeValue profiles(UserRecord record) {
    Map<String, AttributeValue> profiles = new HashMap<>();
    record.profiles().forEach((domain, p) -> profiles.put(domain.value(), ProfileAttributes.of(p)));
    return AttributeValue.fromM(profiles);
  }

  static AttributeValue memberships(UserRecord record) {
    Map<String, AttributeValue> memberships = new HashMap<>();
    record
        .memberships()
        .forEach((id, group) -> memberships.put(id.value(), AttributeValue.fromS(group.value())));
    return AttributeValue.fromM(memberships);
  }

  static AttributeValue memberSince(UserRecord record) {
    Map<String, AttributeValue> since = new HashMap<>();
    record
        .memberSince()
        .forEach((id, at) -> since.put(id.value(), ItemAttributes.number(at.toEpochMilli())));
    return AttributeValue.fromM(since);
  }

  static AttributeValue pendingReconciles(UserRecord record) {
    Map<String, AttributeValue> pendingReconciles = new HashMap<>();
    record
        .pendingReconciles()
        .forEach(
            (direction, pending) ->
                pendingReconciles.put(
                    direction.name(),
                    AttributeValue.fromM(
                        Map.of(
                            "turn", ItemAttributes.number(pending.turn()),
                            "due", ItemAttributes.number(pending.due().toEpochMilli()),
                            "since", ItemAttributes.number(pending.since().toEpochMilli())))));
    return AttributeValue.fromM(pendingReconciles);
  }

  static AttributeValue history(UserRecord record) {
    return AttributeValue.fromL(
        record.history().stream()
            .map(
                entry ->
                    AttributeValue.fromM(
                        Map.of(
                            "at", ItemAttributes.number(entry.at().toEpochMilli()),
                            "eventId", AttributeValue.fromS(entry.eventId()),
                            "domainId", AttributeValue.fromS(entry.domain().value()),
                            "outcome", AttributeValue.fromS(entry.outcome()),
                            "text", AttributeValue.fromS(entry.text()))))
            .toList());
  }

  private static HistoryEntry historyEntry(AttributeValue entry) {
    ItemAttributes attributes = new ItemAttributes(entry.m());
    return new HistoryEntry(
        attributes.instant("at").orElseThrow(),
        attributes.text("eventId"),
        new DomainId(attributes.text("domainId")),
        attributes.text("outcome"),
        attributes.text("text"));
  }

  private static PendingReconcile pendingReconcile(ItemAttributes attributes) {
    Instant due = attributes.instant("due").orElseThrow();
    return new PendingReconcile(
        attributes.number("turn").orElseThrow(), due, attributes.instant("since").orElse(due));
  }

  /** The region of the table. */
  static Region regionOf(DynamoDbClient dynamoDb) {
    return new Region(dynamoDb.serviceClientConfiguration().region().id());
  }
}
