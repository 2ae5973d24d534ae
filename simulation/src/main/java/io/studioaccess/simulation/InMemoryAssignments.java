package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.reconcile.AssignmentRecord;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import io.studioaccess.reconciler.reconcile.RecordedAssignment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the ledger knows of assignments, written as the product does by conditional writes. */
final class InMemoryAssignments implements GroupAssignments {
  private final Boundary boundary;
  private final InMemoryApplications applications;
  private final Map<Assignment, AssignmentRecord> records = new LinkedHashMap<>();
  private int version;

  /** A group in a domain. */
  record Assignment(DomainId domain, GroupId group) {}

  InMemoryAssignments(Boundary boundary, InMemoryApplications applications) {
    this.boundary = boundary;
    this.applications = applications;
  }

  int version() {
    return version;
  }

  Optional<AssignmentRecord> recordOf(Assignment assignment) {
    return Optional.ofNullable(records.get(assignment));
  }

  List<RecordedAssignment> all() {
    return records.entrySet().stream()
        .map(
            known ->
                new RecordedAssignment(
                    known.getKey().domain(), known.getKey().group(), known.getValue()))
        .toList();
  }

  @Override
  public Optional<AssignmentRecord> find(DomainId domain, GroupId group) {
    return boundary.call("Assignments.find", group, () -> recordOf(new Assignment(domain, group)));
  }

  @Override
  public boolean replace(
      DomainId domain, GroupId group, Optional<AssignmentRecord> before, AssignmentRecord after) {
    Assignment assignment = new Assignment(domain, group);
    return boundary.call(
        "Assignments.replace",
        boundary.story().isTold() ? group + " " + after.state() : "",
        () -> {
          boolean same = recordOf(assignment).equals(before);
          if (same) {
            records.put(assignment, after);
            version++;
            if (after.state() == AssignmentRecord.State.MAKING) {
              applications.intended(assignment);
            }
          }
          return same;
        });
  }

  @Override
  public boolean remove(DomainId domain, GroupId group, AssignmentRecord before) {
    return boundary.call(
        "Assignments.remove",
        group,
        () -> {
          version++;
          return records.remove(new Assignment(domain, group), before);
        });
  }
}
