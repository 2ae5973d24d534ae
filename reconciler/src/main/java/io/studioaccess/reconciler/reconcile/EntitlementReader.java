package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.reconciler.desired.DesiredState;
import io.studioaccess.reconciler.desired.GroupMembership;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.Membership;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Reads memberships and mapping, and computes what a user should have. */
final class EntitlementReader {
  private final Directory directory;
  private final GroupMappings mappings;
  private final RoleGuard guard;
  private final InstantSource clock;

  EntitlementReader(ReadPorts ports) {
    this.directory = ports.directory();
    this.mappings = ports.mappings();
    this.guard = ports.roleGuard();
    this.clock = ports.clock();
  }

  /**
   * @param record when memberships began, if the directory does not tell
   */
  UserEntitlement read(Optional<DirectoryUser> user, UserRecord record) {
    if (user.isEmpty() || !user.get().enabled()) {
      return new UserEntitlement(
          DesiredState.forInactiveUser(), List.of(), _ -> DesiredState.forInactiveUser());
    }
    MappingRows mapping = mappings.current();
    Instant now = clock.instant();
    List<ResolvedMembership> memberships =
        directory.membershipsOf(user.get().id()).stream()
            .map(membership -> resolve(membership, mapping, record, now))
            .toList();
    List<GroupMembership> groups =
        memberships.stream().map(ResolvedMembership::groupMembership).toList();
    return new UserEntitlement(
        DesiredState.of(groups, mapping, guard, now),
        memberships,
        moment -> DesiredState.of(groups, mapping, guard, moment));
  }

  private ResolvedMembership resolve(
      Membership membership, MappingRows mapping, UserRecord record, Instant now) {
    GroupId group = membership.group();
    Optional<GroupName> name = nameOf(group, mapping);
    Optional<Instant> since =
        mapping.endsByMembership(group, name)
            ? membership
                .created()
                .or(() -> Optional.ofNullable(record.memberSince().get(membership.id())))
                .or(() -> Optional.of(now))
            : Optional.empty();
    return new ResolvedMembership(membership, name, since, mapping.mentions(group, name));
  }

  private Optional<GroupName> nameOf(GroupId group, MappingRows mapping) {
    return mapping.needsGroupNames() ? directory.nameOf(group) : Optional.empty();
  }
}
