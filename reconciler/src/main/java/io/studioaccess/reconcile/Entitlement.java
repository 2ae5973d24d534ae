package io.studioaccess.reconcile;

import io.studioaccess.desired.DesiredState;
import io.studioaccess.desired.GroupMembership;
import io.studioaccess.desired.RoleGuard;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.membership.Directory;
import io.studioaccess.membership.DirectoryUser;
import io.studioaccess.membership.Membership;
import java.util.List;
import java.util.Optional;

/** Reads memberships and mapping, and works out what a user should have. */
final class Entitlement {
  private final Directory directory;
  private final GroupMappings mappings;
  private final RoleGuard guard;

  Entitlement(Directory directory, GroupMappings mappings, RoleGuard guard) {
    this.directory = directory;
    this.mappings = mappings;
    this.guard = guard;
  }

  record Of(DesiredState desired, List<KnownMembership> memberships) {

    List<Membership> mapped() {
      return memberships.stream()
          .filter(KnownMembership::mapped)
          .map(KnownMembership::membership)
          .toList();
    }
  }

  Of of(Optional<DirectoryUser> person) {
    MappingRows mapping = mappings.current();
    if (person.isEmpty() || !person.get().enabled()) {
      return new Of(DesiredState.ofNobody(mapping, guard), List.of());
    }
    List<KnownMembership> memberships =
        directory.membershipsOf(person.get().id()).stream()
            .map(membership -> known(membership, mapping))
            .toList();
    List<GroupMembership> groups = memberships.stream().map(KnownMembership::ofGroup).toList();
    return new Of(DesiredState.of(groups, mapping, guard), memberships);
  }

  private KnownMembership known(Membership membership, MappingRows mapping) {
    Optional<GroupName> name = nameOf(membership.group(), mapping);
    return new KnownMembership(membership, name, mapping.mentions(membership.group(), name));
  }

  private Optional<GroupName> nameOf(GroupId group, MappingRows mapping) {
    return mapping.needsGroupNames() ? directory.nameOf(group) : Optional.empty();
  }
}
