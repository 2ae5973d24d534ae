package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.plan.GroupAssignment;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.plan.ProfileStatus;
import java.util.Optional;

/**
 * Determines whether the winning group is assigned to the domain's application. It checks the
 * user's record first, so that a reconcile that changes nothing needs no call. The record of a user
 * who held no access in between proves nothing: the assignment may have ended since.
 */
final class AssignmentObserver {
  private final KnownAssignments assignments;

  AssignmentObserver(KnownAssignments assignments) {
    this.assignments = assignments;
  }

  /**
   * Empty unless the profile is InService and should stay: no other plan depends on the assignment.
   */
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
    boolean recorded =
        record
            .filter(AssignmentObserver::keepsTheAssignment)
            .flatMap(ProfileRecord::assigned)
            .filter(group::equals)
            .isPresent();
    return recorded || assignments.has(id, group)
        ? new GroupAssignment.Assigned()
        : new GroupAssignment.Unassigned(domain.application().get());
  }

  /** While somebody is in such a state, the sweep does not end the assignment. */
  private static boolean keepsTheAssignment(ProfileRecord record) {
    return record.state() == State.GRANTED || record.state() == State.CHANGING;
  }
}
