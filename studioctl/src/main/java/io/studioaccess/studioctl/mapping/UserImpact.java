package io.studioaccess.studioctl.mapping;

import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.aws.settings.MappingSettings;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RefusedRow;
import io.studioaccess.reconciler.desired.DesiredState;
import io.studioaccess.reconciler.desired.GroupMembership;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.MappedGroups;
import io.studioaccess.studioctl.lists.DirectoryLists;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Computes what a change of rows means for the members of mapped groups. */
@Singleton
final class UserImpact {
  private static final Comparator<UserChange> ORDER =
      Comparator.comparing(UserChange::domain)
          .thenComparing(UserChange::effect)
          .thenComparing(UserChange::userName);

  private final MappingSettings mapping;
  private final RoleGuard guard;
  private final DirectoryLists directory;
  private final Clock clock;

  UserImpact(FunctionSettings settings, DirectoryLists directory, Clock clock) {
    this.mapping = settings.mapping();
    this.guard = settings.roleGuard();
    this.directory = directory;
    this.clock = clock;
  }

  /** The changes by domain, effect and user name; empty if the functions do not read the table. */
  List<UserChange> changes(MappingRows tableBefore, MappingRows tableAfter) {
    if (mapping.table().isEmpty()) {
      return List.of();
    }
    MappingRows before = withConvention(tableBefore);
    MappingRows after = withConvention(tableAfter);
    MappedGroups groups = MappedGroups.all(union(before, after), directory);
    Map<UserId, List<GroupMembership>> memberships =
        directory.groupsOfUsers(groups, groups::nameOf);
    Map<UserId, DirectoryUser> users = directory.users();
    Instant now = clock.instant();
    List<UserChange> changes = new ArrayList<>();
    memberships.forEach(
        (id, groupsOfUser) -> {
          DirectoryUser user = users.get(id);
          if (user != null) {
            Collection<GroupMembership> effectiveGroups = user.enabled() ? groupsOfUser : List.of();
            changes.addAll(
                changesOf(
                    user,
                    DesiredState.of(effectiveGroups, before, guard, now),
                    DesiredState.of(effectiveGroups, after, guard, now)));
          }
        });
    changes.sort(ORDER);
    return changes;
  }

  private MappingRows withConvention(MappingRows rows) {
    return mapping.convention().map(rows::withConvention).orElse(rows);
  }

  /** The rows of both, and so the groups of both. */
  private MappingRows union(MappingRows before, MappingRows after) {
    List<MappingRow> rows = Stream.concat(before.rows().stream(), after.rows().stream()).toList();
    List<RefusedRow> refused =
        Stream.concat(before.refused().stream(), after.refused().stream()).toList();
    return withConvention(new MappingRows(rows, refused));
  }

  private static List<UserChange> changesOf(
      DirectoryUser user, DesiredState before, DesiredState after) {
    TreeSet<DomainId> domains = new TreeSet<>(before.domains());
    domains.addAll(after.domains());
    return domains.stream()
        .flatMap(
            domain -> UserChange.of(user, domain, before.in(domain), after.in(domain)).stream())
        .toList();
  }
}
