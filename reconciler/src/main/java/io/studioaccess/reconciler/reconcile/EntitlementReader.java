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
import java.util.List;
import java.util.Optional;

/** Reads memberships and mapping, and computes what a user should have. */
final class EntitlementReader {
  private final Directory directory;
  private final GroupMappings mappings;
  private final RoleGuard guard;

  EntitlementReader(ReadPorts ports) {
    this.directory = ports.directory();
    this.mappings = ports.mappings();
    this.guard = ports.roleGuard();
  }

  UserEntitlement read(Optional<DirectoryUser> user) {
    if (user.isEmpty() || !user.get().enabled()) {
      return new UserEntitlement(DesiredState.forInactiveUser(), List.of());
    }
    MappingRows mapping = mappings.current();
    List<ResolvedMembership> memberships =
        directory.membershipsOf(user.get().id()).stream()
            .map(membership -> resolve(membership, mapping))
            .toList();
    List<GroupMembership> groups =
        memberships.stream().map(ResolvedMembership::groupMembership).toList();
    return new UserEntitlement(DesiredState.of(groups, mapping, guard), memberships);
  }

  private ResolvedMembership resolve(Membership membership, MappingRows mapping) {
    Optional<GroupName> name = nameOf(membership.group(), mapping);
    return new ResolvedMembership(membership, name, mapping.mentions(membership.group(), name));
  }

  private Optional<GroupName> nameOf(GroupId group, MappingRows mapping) {
    return mapping.needsGroupNames() ? directory.nameOf(group) : Optional.empty();
  }
}
