package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.ApplicationGroups;
import io.studioaccess.simulation.Conditions.Kind;
import io.studioaccess.simulation.InMemoryAssignments.Assignment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The applications of the domains in IAM Identity Center, and who assigned which group. */
final class InMemoryApplications implements ApplicationGroups {
  private final Boundary boundary;
  private final Conditions conditions;
  private final Predicate<GroupId> exists;
  private final Violations violations;
  private final Map<Assignment, Owner> assigned = new LinkedHashMap<>();
  private int version;

  /** Who assigned a group. */
  enum Owner {
    OURS,
    THEIRS,
    /**
     * An administrator, in the moments in which a function does the same, or after a function's
     * assignment was taken away: nobody can tell whose it is.
     */
    DOUBTFUL
  }

  InMemoryApplications(
      Boundary boundary, Conditions conditions, Predicate<GroupId> exists, Violations violations) {
    this.boundary = boundary;
    this.conditions = conditions;
    this.exists = exists;
    this.violations = violations;
  }

  int version() {
    return version;
  }

  boolean isAssigned(Assignment assignment) {
    return assigned.containsKey(assignment);
  }

  Map<Assignment, Owner> assigned() {
    return assigned;
  }

  /** An administrator assigns the group. */
  void assignByHand(Assignment assignment, boolean isRecordedAsOurs) {
    assigned.putIfAbsent(assignment, isRecordedAsOurs ? Owner.DOUBTFUL : Owner.THEIRS);
    version++;
  }

  /** An administrator takes the assignment away. */
  void unassignByHand(Assignment assignment) {
    assigned.remove(assignment);
    version++;
  }

  /** A function is about to assign the group, which it has just seen unassigned. */
  void intended(Assignment assignment) {
    assigned.computeIfPresent(
        assignment, (_, owner) -> owner == Owner.THEIRS ? Owner.DOUBTFUL : owner);
  }

  @Override
  public Set<GroupId> assigned(DomainArn domain, ApplicationArn application) {
    return boundary.call(
        "Application.list",
        domain.id(),
        () -> {
          conditions.requireAccess(domain);
          return assigned.keySet().stream()
              .filter(assignment -> assignment.domain().equals(domain.id()))
              .map(Assignment::group)
              .collect(Collectors.toUnmodifiableSet());
        });
  }

  @Override
  public Answer assign(DomainArn domain, ApplicationArn application, GroupId group) {
    return boundary.call(
        "Application.assign",
        group,
        () -> {
          conditions.requireAccess(domain);
          if (!exists.test(group)) {
            return new Answer.Refused("there is no group " + group);
          }
          if (conditions.refuse(Kind.ASSIGNMENT_REFUSED, domain)) {
            return new Answer.Refused("the assignment is refused");
          }
          Assignment assignment = new Assignment(domain.id(), group);
          if (assigned.putIfAbsent(assignment, Owner.OURS) != null) {
            return new Answer.Existed();
          }
          version++;
          return new Answer.Made();
        });
  }

  @Override
  public void unassign(DomainArn domain, ApplicationArn application, GroupId group) {
    boundary.run(
        "Application.unassign",
        group,
        () -> {
          conditions.requireAccess(domain);
          Owner owner = assigned.remove(new Assignment(domain.id(), group));
          violations.require(
              owner != Owner.THEIRS,
              "an assignment that we did not make is never ended",
              () -> group + " in " + domain.id());
          version++;
        });
  }
}
