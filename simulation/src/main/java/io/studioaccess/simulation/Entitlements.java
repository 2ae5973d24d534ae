package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What users are entitled to, worked out without the code under test. */
final class Entitlements {
  static final String ALLOWED = ":role/studio/";

  /** An end that is noted later than this before it falls due counts as any other change. */
  private static final long LEAD_TIME = Duration.ofHours(12).toMillis();

  /** The longest outage, and what follows. */
  private static final long LONGEST_DELAY = Duration.ofDays(12).toMillis();

  private final InMemoryDirectory directory;
  private final InMemoryMapping mapping;
  private final Timeline timeline;
  private final long tolerance;

  /**
   * What a user is entitled to in a domain.
   *
   * @param clear whether that is known; if not, the user keeps what they have
   * @param role empty for nothing
   * @param tags the tags of the row that grants the role
   */
  record Entitlement(
      boolean clear, Optional<RoleArn> role, Optional<GroupId> group, Map<String, String> tags) {
    static final Entitlement NOTHING =
        new Entitlement(true, Optional.empty(), Optional.empty(), Map.of());
    static final Entitlement UNCLEAR =
        new Entitlement(false, Optional.empty(), Optional.empty(), Map.of());

    boolean keeps(RoleArn current) {
      return !clear || role.filter(current::equals).isPresent();
    }

    boolean isNothing() {
      return clear && role.isEmpty();
    }
  }

  private record Claim(MappingRow row, GroupId group, Optional<Instant> since) {
    boolean isValid(long moment) {
      return row.period().includes(Instant.ofEpochMilli(moment), since);
    }

    LongStream boundaries() {
      return row.period().boundaries(since).mapToLong(Instant::toEpochMilli);
    }

    boolean winsOver(Claim other) {
      int order = Integer.compare(row.priority(), other.row.priority());
      if (order == 0) {
        order = row.group().value().compareTo(other.row.group().value());
      }
      if (order == 0) {
        order = row.role().value().compareTo(other.row.role().value());
      }
      return order < 0 || (order == 0 && group.value().compareTo(other.group.value()) < 0);
    }
  }

  /**
   * @param tolerance how far two clocks may differ, in milliseconds
   */
  Entitlements(
      InMemoryDirectory directory, InMemoryMapping mapping, Timeline timeline, long tolerance) {
    this.directory = directory;
    this.mapping = mapping;
    this.timeline = timeline;
    this.tolerance = tolerance;
  }

  Entitlement now(UserId user, DomainId domain) {
    People people = directory.current();
    return of(people, people, mapping.rows().current(), user, domain, timeline.millis());
  }

  /**
   * Every allowed role of a row that applied to a group of the user at any time since then, by any
   * mixture of copies and clocks. A copy that lags may hide the row that wins.
   */
  Set<RoleArn> rolesSince(long moment, UserId user, DomainId domain) {
    Set<RoleArn> roles = new HashSet<>();
    List<People> people = directory.versions().since(moment);
    for (Map<InMemoryMapping.Key, MappingRow> rows : mapping.rows().since(moment)) {
      for (People members : people) {
        for (People names : people) {
          claims(members, names, rows, user, domain).stream()
              .filter(claim -> isAllowed(claim.row().role()))
              .filter(claim -> momentsSince(moment, List.of(claim)).anyMatch(claim::isValid))
              .forEach(claim -> roles.add(claim.row().role()));
        }
      }
    }
    return roles;
  }

  /** Whether the user seemed to be entitled to nothing at any time since then. */
  boolean wasNothingSince(long moment, UserId user, DomainId domain) {
    Set<Boolean> found = new HashSet<>();
    forEachSince(moment, user, domain, entitlement -> found.add(entitlement.isNothing()));
    return found.contains(true);
  }

  private void forEachSince(
      long moment, UserId user, DomainId domain, Consumer<Entitlement> consumer) {
    List<People> people = directory.versions().since(moment);
    for (Map<InMemoryMapping.Key, MappingRow> rows : mapping.rows().since(moment)) {
      for (People members : people) {
        for (People names : people) {
          momentsSince(moment, claims(members, names, rows, user, domain))
              .forEach(at -> consumer.accept(of(members, names, rows, user, domain, at)));
        }
      }
    }
  }

  /** The moments since then, on any clock, at which another answer begins to be right. */
  private LongStream momentsSince(long moment, List<Claim> claims) {
    long first = moment - tolerance;
    long last = timeline.millis() + tolerance;
    LongStream changes =
        claims.stream().flatMapToLong(Claim::boundaries).filter(at -> first < at && at <= last);
    return LongStream.concat(LongStream.of(first), changes);
  }

  /** Whether a date changes what the user is entitled to, between these moments. */
  boolean changesByDate(UserId user, DomainId domain, long from, long to) {
    return currentClaims(user, domain)
        .flatMapToLong(Claim::boundaries)
        .anyMatch(at -> from < at && at <= to);
  }

  /** Whether a date changes what anybody is entitled to, between these moments. */
  boolean changesByDate(long from, long to) {
    return directory.current().users().keySet().stream()
        .anyMatch(
            user ->
                mapping.rows().current().keySet().stream()
                    .anyMatch(key -> changesByDate(user, key.domain(), from, to)));
  }

  /**
   * Whether a date that fell due explains a change of the user's access: it was written down half a
   * day before, and still said the same when it fell due. What AWS refuses then, or a function
   * cannot do, may be done days later.
   */
  boolean isIntended(UserId user, DomainId domain) {
    long now = timeline.millis() + tolerance;
    return claimsSince(now - LONGEST_DELAY, user, domain)
        .anyMatch(
            claim ->
                claim
                    .boundaries()
                    .filter(at -> at <= now)
                    .anyMatch(
                        at ->
                            wasAnnounced(
                                    at,
                                    at - LEAD_TIME - LONGEST_DELAY,
                                    at - LEAD_TIME + tolerance,
                                    user,
                                    domain)
                                && isStillAnnounced(at, user, domain)));
  }

  private Stream<Claim> claimsSince(long moment, UserId user, DomainId domain) {
    return directory.versions().since(moment).stream()
        .flatMap(
            people ->
                mapping.rows().since(moment).stream()
                    .flatMap(rows -> claims(people, people, rows, user, domain).stream()));
  }

  /** Whether a row of the user announced the change at any time between the two moments. */
  private boolean wasAnnounced(long change, long from, long to, UserId user, DomainId domain) {
    return directory.versions().between(from, to).stream()
        .anyMatch(
            people ->
                mapping.rows().between(from, to).stream()
                    .anyMatch(rows -> announces(change, people, rows, user, domain)));
  }

  /** Whoever had left by then, or had no row, keeps what was announced before. */
  private boolean isStillAnnounced(long change, UserId user, DomainId domain) {
    People people = directory.versions().at(change);
    Map<InMemoryMapping.Key, MappingRow> rows = mapping.rows().at(change);
    return claims(people, people, rows, user, domain).isEmpty()
        || announces(change, people, rows, user, domain);
  }

  private boolean announces(
      long change,
      People people,
      Map<InMemoryMapping.Key, MappingRow> rows,
      UserId user,
      DomainId domain) {
    return claims(people, people, rows, user, domain).stream()
        .flatMapToLong(Claim::boundaries)
        .anyMatch(at -> at == change);
  }

  private Stream<Claim> currentClaims(UserId user, DomainId domain) {
    People people = directory.current();
    return claims(people, people, mapping.rows().current(), user, domain).stream();
  }

  /** Whether nothing justified to take the role at any time since then. */
  boolean wasAlways(RoleArn role, long moment, UserId user, DomainId domain) {
    if (!now(user, domain).keeps(role)) {
      return false;
    }
    Set<Boolean> found = new HashSet<>();
    forEachSince(moment, user, domain, entitlement -> found.add(entitlement.keeps(role)));
    return !found.contains(false);
  }

  /** Whether the user was deleted or disabled at any time since then. */
  boolean wasInactiveSince(long moment, UserId user) {
    return directory.versions().since(moment).stream()
        .anyMatch(people -> people.user(user).filter(DirectoryUser::enabled).isEmpty());
  }

  private static Entitlement of(
      People people,
      People names,
      Map<InMemoryMapping.Key, MappingRow> rows,
      UserId user,
      DomainId domain,
      long moment) {
    DirectoryUser person = people.users().get(user);
    if (person == null || !person.enabled()) {
      return Entitlement.NOTHING;
    }
    if (rows.isEmpty()) {
      return Entitlement.UNCLEAR;
    }
    Claim winner = null;
    for (Claim claim : claims(people, names, rows, user, domain)) {
      if (claim.isValid(moment)) {
        winner = winner == null || claim.winsOver(winner) ? claim : winner;
      }
    }
    if (winner == null) {
      return Entitlement.NOTHING;
    }
    RoleArn role = winner.row().role();
    return isAllowed(role)
        ? new Entitlement(
            true, Optional.of(role), Optional.of(winner.group()), winner.row().tags().byKey())
        : Entitlement.UNCLEAR;
  }

  private static boolean isAllowed(RoleArn role) {
    return role.value().contains(ALLOWED);
  }

  private static List<Claim> claims(
      People people,
      People names,
      Map<InMemoryMapping.Key, MappingRow> rows,
      UserId user,
      DomainId domain) {
    List<Claim> claims = new ArrayList<>();
    for (People.UserMembership member : people.memberships()) {
      if (member.user().equals(user)) {
        GroupId group = member.membership().group();
        Optional<GroupName> name = Optional.ofNullable(names.groups().get(group));
        for (MappingRow row : rows.values()) {
          if (row.enabled() && row.domain().equals(domain) && row.appliesTo(group, name)) {
            claims.add(new Claim(row, group, member.membership().created()));
          }
        }
      }
    }
    return claims;
  }
}
