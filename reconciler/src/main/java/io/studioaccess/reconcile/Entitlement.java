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
import java.util.ArrayList;
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

  /**
   * What a user should have.
   *
   * @param mapped the memberships that some row is about, right or refused
   */
  record Of(DesiredState desired, List<Membership> mapped) {}

  Of of(Optional<DirectoryUser> person) {
    MappingRows mapping = mappings.current();
    if (person.isEmpty() || !person.get().enabled()) {
      return new Of(DesiredState.ofNobody(mapping, guard), List.of());
    }
    List<GroupMembership> groups = new ArrayList<>();
    List<Membership> mapped = new ArrayList<>();
    for (Membership membership : directory.membershipsOf(person.get().id())) {
      Optional<GroupName> name = nameOf(membership.group(), mapping);
      groups.add(new GroupMembership(membership.group(), name));
      if (mapping.mentions(membership.group(), name)) {
        mapped.add(membership);
      }
    }
    return new Of(DesiredState.of(groups, mapping, guard), mapped);
  }

  private Optional<GroupName> nameOf(GroupId group, MappingRows mapping) {
    return mapping.needsGroupNames() ? directory.nameOf(group) : Optional.empty();
  }
}
