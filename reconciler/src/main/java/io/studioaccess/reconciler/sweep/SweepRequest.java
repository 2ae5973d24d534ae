package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.membership.EventFields;
import io.studioaccess.reconciler.membership.UndecodableEventException;
import io.studioaccess.reconciler.reconcile.ChainLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A message that requests a sweep.
 *
 * @param groups the groups whose members to compare; all users if {@code names} is empty as well
 * @param names further groups, by name
 * @param scope what to compare
 * @param rest what other invocations left to this one; empty for a sweep that begins
 * @param part present if a full sweep has left this part
 * @param eventId the correlation id of the sweep and everything that follows
 * @param since when the event happened; empty for a sweep without an event
 * @param attempt incremented each time that AWS throttled the sweep
 * @param links how many messages of the sweeper to itself came before in this chain
 * @param merge whether the request is merged with others of its kind before it becomes a sweep
 * @param startsAt the moment before which there is nothing to compare; empty for none
 * @param cause the origin of the event that came first; {@link Cause#NONE} without an event
 */
public record SweepRequest(
    Set<GroupId> groups,
    Set<GroupName> names,
    Scope scope,
    Optional<Rest> rest,
    Optional<SweepPart> part,
    String eventId,
    Optional<Instant> since,
    int attempt,
    int links,
    Merge merge,
    Optional<Instant> startsAt,
    Cause cause) {
  private static final String TYPE = "studio-access.Sweep";

  /** Of a message in SQS. */
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  /** Whether a request is merged with others. */
  public enum Merge {
    /** It is a sweep. */
    NONE,
    /** An event requests it. */
    EVENT,
    /** The second comparison of a burst of events or changed rows. */
    REPEAT
  }

  /** What is compared with the ledger. */
  public enum Scope {
    /** Memberships; for all users also the profiles of the domains, and held and due changes. */
    MEMBERS,
    /** Whether users are enabled. */
    STATUS,
    /** Administrators' decisions about held changes. */
    HELD
  }

  public SweepRequest {
    groups = Set.copyOf(groups);
    names = Set.copyOf(names);
  }

  public static SweepRequest allUsers(String eventId) {
    return first(Set.of(), Set.of(), Scope.MEMBERS, eventId);
  }

  public static SweepRequest status(String eventId) {
    return first(Set.of(), Set.of(), Scope.STATUS, eventId);
  }

  public static SweepRequest held(String eventId) {
    return first(Set.of(), Set.of(), Scope.HELD, eventId);
  }

  public static SweepRequest members(Set<GroupId> groups, Set<GroupName> names, String eventId) {
    return first(groups, names, Scope.MEMBERS, eventId);
  }

  private static SweepRequest first(
      Set<GroupId> groups, Set<GroupName> names, Scope scope, String eventId) {
    return new SweepRequest(
        groups,
        names,
        scope,
        Optional.empty(),
        Optional.empty(),
        eventId,
        Optional.empty(),
        1,
        0,
        Merge.NONE,
        Optional.empty(),
        Cause.NONE);
  }

  /** The members of the group; all users if there is none. */
  public static SweepRequest membersOf(Optional<GroupId> group, String eventId) {
    return members(group.map(Set::of).orElse(Set.of()), Set.of(), eventId);
  }

  /** The same request, which waits for the moment. */
  SweepRequest startingAt(Instant moment) {
    return new SweepRequest(
        groups,
        names,
        scope,
        rest,
        part,
        eventId,
        Optional.of(moment),
        attempt,
        links,
        merge,
        Optional.of(moment),
        cause);
  }

  /**
   * How long to send the request back to the queue, because its moment has not come: at most SQS's
   * longest delay. Empty for a request to serve.
   */
  public Optional<Duration> delayUntilStart(Instant now) {
    return startsAt
        .filter(now::isBefore)
        .map(
            moment -> Duration.between(now, moment).plusMillis(999).truncatedTo(ChronoUnit.SECONDS))
        .map(left -> left.compareTo(LONGEST_DELAY) < 0 ? left : LONGEST_DELAY);
  }

  /** The same request, sent back once more because its moment has not come. */
  public SweepRequest stillWaiting() {
    return new SweepRequest(
        groups, names, scope, rest, part, eventId, since, attempt, links + 1, merge, startsAt,
        cause);
  }

  public boolean coversAllUsers() {
    return groups.isEmpty() && names.isEmpty();
  }

  public SweepRequest withSince(Optional<Instant> moment) {
    return new SweepRequest(
        groups, names, scope, rest, part, eventId, moment, attempt, links, merge, startsAt, cause);
  }

  public SweepRequest withCause(Cause origin) {
    return new SweepRequest(
        groups, names, scope, rest, part, eventId, since, attempt, links, merge, startsAt, origin);
  }

  SweepRequest leaving(Rest remaining, Optional<SweepPart> child) {
    return new SweepRequest(
        groups,
        names,
        scope,
        Optional.of(remaining),
        child,
        eventId,
        since,
        1,
        links + 1,
        merge,
        startsAt,
        cause);
  }

  public SweepRequest nextAttempt() {
    return new SweepRequest(
        groups,
        names,
        scope,
        rest,
        part,
        eventId,
        since,
        attempt + 1,
        links + 1,
        merge,
        startsAt,
        cause);
  }

  /** The request of an event. It is merged with others before it becomes a sweep. */
  public SweepRequest toMerge() {
    return with(Merge.EVENT);
  }

  /** The second comparison of the same groups. */
  public SweepRequest toRepeat() {
    return with(Merge.REPEAT);
  }

  /** The sweep that the request has become. */
  public SweepRequest toRun() {
    return with(Merge.NONE);
  }

  private SweepRequest with(Merge other) {
    return new SweepRequest(
        groups, names, scope, rest, part, eventId, since, attempt, links, other, startsAt, cause);
  }

  public static boolean is(Map<String, ? extends @Nullable Object> message) {
    return TYPE.equals(message.get("type"));
  }

  /**
   * Reads the message.
   *
   * @param messageId the correlation id of a message that has none
   * @throws UndecodableEventException that names the field at fault
   */
  public static SweepRequest of(Map<String, ? extends @Nullable Object> message, String messageId) {
    EventFields fields = new EventFields(message);
    return new SweepRequest(
        all(message, "groupIds", GroupId::parse),
        all(message, "groupNames", GroupName::new),
        fields.text("scope").map(SweepRequest::scope).orElse(Scope.MEMBERS),
        Rest.of(message),
        part(fields),
        fields.text("eventId").orElse(messageId),
        fields.number("since").map(Instant::ofEpochMilli),
        fields.number("attempt").map(Long::intValue).filter(n -> n > 0).orElse(1),
        fields.number("links").map(ChainLimit::links).orElse(0),
        merge(message.get("merge")),
        fields.number("startsAt").map(Instant::ofEpochMilli),
        Cause.ofMessage(message));
  }

  private static Merge merge(@Nullable Object value) {
    return switch (value) {
      case null -> Merge.NONE;
      case Boolean events -> events ? Merge.EVENT : Merge.NONE;
      case String text when text.equals("repeat") -> Merge.REPEAT;
      default ->
          throw new UndecodableEventException(
              "merge: expected true or repeat, found '" + value + "'");
    };
  }

  private static Scope scope(String text) {
    return switch (text) {
      case "status" -> Scope.STATUS;
      case "held" -> Scope.HELD;
      default ->
          throw new UndecodableEventException(
              "scope: expected status or held, found '" + text + "'");
    };
  }

  private static Optional<SweepPart> part(EventFields fields) {
    return fields.text("run").flatMap(run -> fields.text("part").map(id -> new SweepPart(run, id)));
  }

  private static <T> Set<T> all(
      Map<String, ? extends @Nullable Object> message, String field, Function<String, T> type) {
    return switch (message.get(field)) {
      case null -> Set.of();
      case List<?> items -> {
        List<T> values = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
          Map<String, Object> item = Map.of(field, String.valueOf(items.get(i)));
          values.add(new EventFields(item).required(field, type));
        }
        yield Set.copyOf(values);
      }
      case Object other ->
          throw new UndecodableEventException(
              "%s: expected a list, found %s".formatted(field, other.getClass().getSimpleName()));
    };
  }

  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", TYPE);
    if (scope != Scope.MEMBERS) {
      fields.put("scope", scope.name().toLowerCase(Locale.ROOT));
    }
    if (!groups.isEmpty()) {
      fields.put("groupIds", sorted(groups));
    }
    if (!names.isEmpty()) {
      fields.put("groupNames", sorted(names));
    }
    rest.ifPresent(left -> left.putInto(fields));
    part.ifPresent(
        name -> {
          fields.put("run", name.run());
          fields.put("part", name.id());
        });
    fields.put("eventId", eventId);
    since.ifPresent(moment -> fields.put("since", moment.toEpochMilli()));
    cause.putInto(fields);
    fields.put("attempt", attempt);
    if (links > 0) {
      fields.put("links", links);
    }
    startsAt.ifPresent(moment -> fields.put("startsAt", moment.toEpochMilli()));
    switch (merge) {
      case NONE -> {}
      case EVENT -> fields.put("merge", true);
      case REPEAT -> fields.put("merge", "repeat");
    }
    return fields;
  }

  private static List<String> sorted(Set<?> values) {
    Set<String> texts = new TreeSet<>();
    values.forEach(value -> texts.add(value.toString()));
    return List.copyOf(texts);
  }
}
