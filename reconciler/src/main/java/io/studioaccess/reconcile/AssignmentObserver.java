package io.studioaccess.reconcile;

import io.studioaccess.desired.Desired;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.plan.GroupAssignment;
import io.studioaccess.plan.ProfileRecord;
import io.studioaccess.plan.ProfileStatus;
import java.util.Optional;

/**
 * Looks at whether the winning group is assigned to the domain's application. The user's own record
 * is asked first, so that a look that changes nothing costs no call.
 */
final class AssignmentObserver {
  private final GroupAssignments assignments;

  AssignmentObserver(GroupAssignments assignments) {
    this.assignments = assignments;
  }

  /** Empty unless a profile stands that should stay: until then nobody needs to know. */
  Optional<GroupAssignment> observe(
      DomainId id,
      Studio.Domain domain,
      ProfileStatus status,
      Optional<ProfileRecord> record,
      Desired desired) {
    return status == ProfileStatus.IN_SERVICE && desired instanceof Desired.Role role
        ? Optional.of(assignment(id, domain, role.groupId(), record))
        : Optional.empty();
  }

  private GroupAssignment assignment(
      DomainId id, Studio.Domain domain, GroupId group, Optional<ProfileRecord> record) {
    if (domain.application().isEmpty()) {
      return new GroupAssignment.NoApplication();
    }
    boolean recorded = record.flatMap(ProfileRecord::assigned).filter(group::equals).isPresent();
    return recorded || assignments.has(id, group)
        ? new GroupAssignment.Assigned()
        : new GroupAssignment.Unassigned(domain.application().get());
  }
}
