package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What users are entitled to, worked out without the code under test. */
final class Entitlements {
  static final String ALLOWED = ":role/studio/";

  private final InMemoryDirectory directory;
  private final InMemoryMapping mapping;

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

  private record Claim(MappingRow row, GroupId group) {
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

  Entitlements(InMemoryDirectory directory, InMemoryMapping mapping) {
    this.directory = directory;
    this.mapping = mapping;
  }

  Entitlement now(UserId user, DomainId domain) {
    People people = directory.current();
    return of(people, people, mapping.rows().current(), user, domain);
  }

  /**
   * Every allowed role of a row that applied to a group of the user at any time since then, by any
   * mixture of copies. A copy that lags may hide the row that wins.
   */
  Set<RoleArn> rolesSince(long moment, UserId user, DomainId domain) {
    Set<RoleArn> roles = new HashSet<>();
    List<People> people = directory.versions().since(moment);
    for (Map<InMemoryMapping.Key, MappingRow> rows : mapping.rows().since(moment)) {
      for (People members : people) {
        for (People names : people) {
          claims(members, names, rows, user, domain).stream()
              .filter(claim -> isAllowed(claim.row().role()))
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
          consumer.accept(of(members, names, rows, user, domain));
        }
      }
    }
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
      DomainId domain) {
    DirectoryUser person = people.users().get(user);
    if (person == null || !person.enabled()) {
      return Entitlement.NOTHING;
    }
    if (rows.isEmpty()) {
      return Entitlement.UNCLEAR;
    }
    Claim winner = null;
    for (Claim claim : claims(people, names, rows, user, domain)) {
      winner = winner == null || claim.winsOver(winner) ? claim : winner;
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
            claims.add(new Claim(row, group));
          }
        }
      }
    }
    return claims;
  }
}
