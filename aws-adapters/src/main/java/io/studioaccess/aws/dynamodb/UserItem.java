package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.desired.ScheduledChange;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.ListedSpaces;
import io.studioaccess.reconciler.plan.NotedChange;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.RecordedTags;
import io.studioaccess.reconciler.plan.SpaceName;
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
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    item.put("fence", number(fence));
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
  static UserRecord record(Map<String, AttributeValue> item, Region region) {
    Map<DomainId, ProfileRecord> profiles = new HashMap<>();
    mapAt(item, "profiles")
        .forEach((domain, value) -> profiles.put(new DomainId(domain), profile(value.m(), region)));
    Map<MembershipId, GroupId> memberships = new HashMap<>();
    mapAt(item, "memberships")
        .forEach((id, group) -> memberships.put(new MembershipId(id), new GroupId(group.s())));
    AttributeValue history = item.get("history");
    return new UserRecord(
        profiles,
        memberships,
        memberSince(item),
        pendingReconciles(item),
        optional(item, "directory"),
        history == null ? List.of() : history.l().stream().map(UserItem::historyEntry).toList(),
        unrecorded(item));
  }

  private static List<RecordedOutcome> unrecorded(Map<String, AttributeValue> item) {
    return typed(item, "unrecorded", AttributeValue.Type.L).stream()
        .flatMap(outcomes -> outcomes.l().stream())
        .map(outcome -> HistoryItem.read(outcome.m()))
        .toList();
  }

  static AttributeValue unrecorded(UserRecord record) {
    return AttributeValue.fromL(
        record.unrecorded().stream()
            .map(outcome -> AttributeValue.fromM(HistoryItem.attributes(outcome)))
            .toList());
  }

  private static Map<MembershipId, Instant> memberSince(Map<String, AttributeValue> item) {
    Map<MembershipId, Instant> since = new HashMap<>();
    Map<String, AttributeValue> known = mapAt(item, "memberSince");
    known.keySet().forEach(id -> since.put(new MembershipId(id), instant(known, id).orElseThrow()));
    return since;
  }

  static Map<Direction, PendingReconcile> pendingReconciles(Map<String, AttributeValue> item) {
    Map<Direction, PendingReconcile> pendingReconciles = new EnumMap<>(Direction.class);
    mapAt(item, "pendingReconciles")
        .forEach(
            (direction, pending) ->
                pendingReconciles.put(Direction.valueOf(direction), pendingReconcile(pending.m())));
    return pendingReconciles;
  }

  static AttributeValue profiles(UserRecord record) {
    Map<String, AttributeValue> profiles = new HashMap<>();
    record.profiles().forEach((domain, p) -> profiles.put(domain.value(), attributes(p)));
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
    record.memberSince().forEach((id, at) -> since.put(id.value(), number(at.toEpochMilli())));
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
                            "turn", number(pending.turn()),
                            "due", number(pending.due().toEpochMilli()),
                            "since", number(pending.since().toEpochMilli())))));
    return AttributeValue.fromM(pendingReconciles);
  }

  static AttributeValue history(UserRecord record) {
    return AttributeValue.fromL(
        record.history().stream()
            .map(
                entry ->
                    AttributeValue.fromM(
                        Map.of(
                            "at", number(entry.at().toEpochMilli()),
                            "eventId", AttributeValue.fromS(entry.eventId()),
                            "domainId", AttributeValue.fromS(entry.domain().value()),
                            "outcome", AttributeValue.fromS(entry.outcome()),
                            "text", AttributeValue.fromS(entry.text()))))
            .toList());
  }

  private static HistoryEntry historyEntry(AttributeValue entry) {
    Map<String, AttributeValue> attributes = entry.m();
    return new HistoryEntry(
        instant(attributes, "at").orElseThrow(),
        text(attributes, "eventId"),
        new DomainId(text(attributes, "domainId")),
        text(attributes, "outcome"),
        text(attributes, "text"));
  }

  private static PendingReconcile pendingReconcile(Map<String, AttributeValue> attributes) {
    Instant due = instant(attributes, "due").orElseThrow();
    return new PendingReconcile(
        number(attributes, "turn").orElseThrow(), due, instant(attributes, "since").orElse(due));
  }

  private static Map<String, AttributeValue> mapAt(Map<String, AttributeValue> item, String name) {
    return nested(item, name).orElse(Map.of());
  }

  /** The region of the table. */
  static Region regionOf(DynamoDbClient dynamoDb) {
    return new Region(dynamoDb.serviceClientConfiguration().region().id());
  }

  private static ProfileRecord profile(Map<String, AttributeValue> attributes, Region home) {
    return new ProfileRecord(
        new ProfileName(text(attributes, "name")),
        ProfileRecord.State.valueOf(text(attributes, "state")),
        optional(attributes, "groupName").map(GroupName::new),
        new RoleArn(text(attributes, "roleArn")),
        optional(attributes, "region").map(Region::new).orElse(home),
        optional(attributes, "settings").orElse(""),
        optional(attributes, "roleArnBefore").map(RoleArn::new),
        optional(attributes, "assignedGroupId").map(GroupId::new),
        instant(attributes, "created"),
        instant(attributes, "modified"),
        number(attributes, "tries").map(Math::toIntExact).orElse(0),
        optional(attributes, "privateSpaces").map(PrivateSpaces::parse),
        nested(attributes, "departure").map(UserItem::departure),
        nested(attributes, "hold").map(UserItem::hold),
        nested(attributes, "scheduled").map(UserItem::scheduled),
        tags(attributes),
        texts(attributes, "resettable"));
  }

  private static NotedChange scheduled(Map<String, AttributeValue> attributes) {
    return new NotedChange(
        new ScheduledChange(
            instant(attributes, "at").orElseThrow(),
            optional(attributes, "toRoleArn").map(RoleArn::new)),
        instant(attributes, "noted").orElseThrow(),
        instant(attributes, "announceAt"));
  }

  private static RecordedTags tags(Map<String, AttributeValue> attributes) {
    SortedMap<String, String> byKey = new TreeMap<>();
    Map<String, AttributeValue> tags = mapAt(attributes, "tags");
    tags.keySet().forEach(key -> byKey.put(key, text(tags, key)));
    return new RecordedTags(byKey, !attributes.containsKey("tagsUnsettled"));
  }

  private static Departure departure(Map<String, AttributeValue> attributes) {
    return new Departure(
        instant(attributes, "due").orElseThrow(),
        optional(attributes, "homeEfsFileSystemUid"),
        optional(attributes, "obstacles").orElse(""),
        instant(attributes, "since").orElseThrow(),
        instant(attributes, "spacesListed").map(at -> new ListedSpaces(at, spaces(attributes))),
        instant(attributes, "deletionTried"));
  }

  private static Set<String> texts(Map<String, AttributeValue> attributes, String name) {
    return typed(attributes, name, AttributeValue.Type.L).stream()
        .flatMap(texts -> texts.l().stream())
        .map(AttributeValue::s)
        .collect(Collectors.toSet());
  }

  private static Set<SpaceName> spaces(Map<String, AttributeValue> attributes) {
    return typed(attributes, "spaces", AttributeValue.Type.L).stream()
        .flatMap(names -> names.l().stream())
        .map(name -> new SpaceName(name.s()))
        .collect(Collectors.toSet());
  }

  private static Hold hold(Map<String, AttributeValue> attributes) {
    return new Hold(
        instant(attributes, "since").orElseThrow(),
        optional(attributes, "toRoleArn").map(RoleArn::new),
        attributes.containsKey("rejected"));
  }

  private static Optional<Map<String, AttributeValue>> nested(
      Map<String, AttributeValue> attributes, String name) {
    return typed(attributes, name, AttributeValue.Type.M).map(AttributeValue::m);
  }

  private static Optional<String> optional(Map<String, AttributeValue> attributes, String name) {
    return typed(attributes, name, AttributeValue.Type.S).map(AttributeValue::s);
  }

  private static Optional<Long> number(Map<String, AttributeValue> attributes, String name) {
    return typed(attributes, name, AttributeValue.Type.N).map(AttributeValue::n).map(Long::valueOf);
  }

  static Optional<Instant> instant(Map<String, AttributeValue> attributes, String name) {
    return number(attributes, name).map(Instant::ofEpochMilli);
  }

  /** An attribute of another type must not count as a missing one: a record would be lost. */
  private static Optional<AttributeValue> typed(
      Map<String, AttributeValue> attributes, String name, AttributeValue.Type type) {
    AttributeValue value = attributes.get(name);
    if (value != null && value.type() != type) {
      throw new IllegalStateException(
          "the attribute %s of a ledger item has the type %s instead of %s"
              .formatted(name, value.type(), type));
    }
    return Optional.ofNullable(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static String text(Map<String, AttributeValue> attributes, String name) {
    return optional(attributes, name)
        .orElseThrow(
            () -> new IllegalStateException("a ledger item lacks the text attribute " + name));
  }

  private static AttributeValue attributes(ProfileRecord profile) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put("name", AttributeValue.fromS(profile.name().value()));
    attributes.put("state", AttributeValue.fromS(profile.state().name()));
    profile
        .group()
        .ifPresent(group -> attributes.put("groupName", AttributeValue.fromS(group.value())));
    attributes.put("roleArn", AttributeValue.fromS(profile.role().value()));
    attributes.put("region", AttributeValue.fromS(profile.region().value()));
    profile
        .roleBefore()
        .ifPresent(role -> attributes.put("roleArnBefore", AttributeValue.fromS(role.value())));
    profile
        .assigned()
        .ifPresent(group -> attributes.put("assignedGroupId", AttributeValue.fromS(group.value())));
    profile.created().ifPresent(at -> attributes.put("created", number(at.toEpochMilli())));
    profile.modified().ifPresent(at -> attributes.put("modified", number(at.toEpochMilli())));
    if (!profile.settings().isEmpty()) {
      attributes.put("settings", AttributeValue.fromS(profile.settings()));
    }
    if (profile.tries() > 0) {
      attributes.put("tries", number(profile.tries()));
    }
    profile
        .privateSpaces()
        .ifPresent(rule -> attributes.put("privateSpaces", AttributeValue.fromS(rule.toString())));
    profile.departure().ifPresent(departure -> attributes.put("departure", attributes(departure)));
    profile.hold().ifPresent(hold -> attributes.put("hold", attributes(hold)));
    profile.scheduled().ifPresent(noted -> attributes.put("scheduled", attributes(noted)));
    putTags(profile.tags(), attributes);
    if (!profile.resettable().isEmpty()) {
      attributes.put(
          "resettable",
          AttributeValue.fromL(
              profile.resettable().stream().sorted().map(AttributeValue::fromS).toList()));
    }
    return AttributeValue.fromM(attributes);
  }

  private static void putTags(RecordedTags tags, Map<String, AttributeValue> attributes) {
    if (!tags.byKey().isEmpty()) {
      Map<String, AttributeValue> byKey = new HashMap<>();
      tags.byKey().forEach((key, value) -> byKey.put(key, AttributeValue.fromS(value)));
      attributes.put("tags", AttributeValue.fromM(byKey));
    }
    if (!tags.settled()) {
      attributes.put("tagsUnsettled", AttributeValue.fromBool(true));
    }
  }

  private static AttributeValue attributes(Departure departure) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put("due", number(departure.due().toEpochMilli()));
    attributes.put("since", number(departure.since().toEpochMilli()));
    departure
        .homeEfsFileSystemUid()
        .ifPresent(uid -> attributes.put("homeEfsFileSystemUid", AttributeValue.fromS(uid)));
    if (!departure.obstacles().isEmpty()) {
      attributes.put("obstacles", AttributeValue.fromS(departure.obstacles()));
    }
    departure
        .spaces()
        .ifPresent(
            spaces -> {
              attributes.put("spacesListed", number(spaces.at().toEpochMilli()));
              attributes.put(
                  "spaces",
                  AttributeValue.fromL(
                      spaces.names().stream()
                          .map(name -> AttributeValue.fromS(name.value()))
                          .toList()));
            });
    departure
        .deletionTried()
        .ifPresent(at -> attributes.put("deletionTried", number(at.toEpochMilli())));
    return AttributeValue.fromM(attributes);
  }

  private static AttributeValue attributes(NotedChange noted) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put("at", number(noted.change().at().toEpochMilli()));
    noted
        .change()
        .to()
        .ifPresent(role -> attributes.put("toRoleArn", AttributeValue.fromS(role.value())));
    attributes.put("noted", number(noted.noted().toEpochMilli()));
    noted.announceAt().ifPresent(at -> attributes.put("announceAt", number(at.toEpochMilli())));
    return AttributeValue.fromM(attributes);
  }

  private static AttributeValue attributes(Hold hold) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    attributes.put("since", number(hold.since().toEpochMilli()));
    hold.to().ifPresent(role -> attributes.put("toRoleArn", AttributeValue.fromS(role.value())));
    if (hold.rejected()) {
      attributes.put("rejected", AttributeValue.fromBool(true));
    }
    return AttributeValue.fromM(attributes);
  }
}
