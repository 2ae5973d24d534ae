package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import java.util.LinkedHashSet;
import java.util.Set;

/** The groups that are assigned to applications, and those that the ledger knows to be. */
final class InMemoryAssignments implements GroupAssignments {
  private final Boundary boundary;
  private final Set<Assignment> assigned = new LinkedHashSet<>();
  private final Set<Assignment> recorded = new LinkedHashSet<>();

  private record Assignment(DomainId domain, GroupId group) {}

  InMemoryAssignments(Boundary boundary) {
    this.boundary = boundary;
  }

  boolean isAssigned(DomainId domain, GroupId group) {
    return assigned.contains(new Assignment(domain, group));
  }

  /** IAM Identity Center assigns the group, or finds it assigned. */
  void assign(DomainId domain, GroupId group) {
    assigned.add(new Assignment(domain, group));
  }

  @Override
  public boolean has(DomainId domain, GroupId group) {
    return boundary.call(
        "Assignments.has", group, () -> recorded.contains(new Assignment(domain, group)));
  }

  @Override
  public void add(DomainId domain, GroupId group) {
    boundary.run("Assignments.add", group, () -> recorded.add(new Assignment(domain, group)));
  }
}
