package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.AssignmentRecord.State;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Assigns groups to applications, and ends what it assigned. The ledger takes the intent before
 * each call, and only after the group was seen unassigned: a function that dies in between leaves a
 * record by which the next one knows whose assignment it finds. An assignment that may be an
 * administrator's counts as theirs.
 */
public final class ApplicationAssignments {
  private static final OperationResult BUSY =
      new OperationResult.Busy("another function assigns the group, or ends its assignment");

  /** Each further try means that another function wrote the record in between. */
  private static final int MAX_TRIES = 5;

  private final ApplicationGroups groups;
  private final GroupAssignments recorded;
  private final InstantSource clock;

  public ApplicationAssignments(
      ApplicationGroups groups, GroupAssignments recorded, InstantSource clock) {
    this.groups = groups;
    this.recorded = recorded;
    this.clock = clock;
  }

  /** Assigns the group, or records that it is assigned. */
  public OperationResult assign(DomainArn domain, ApplicationArn application, GroupId group) {
    Optional<AssignmentRecord> known = recorded.find(domain.id(), group);
    boolean isAssigned = groups.assigned(domain, application).contains(group);
    return assign(domain, application, group, known, isAssigned);
  }

  /**
   * As above, for a caller that has read the ledger and then listed the application. If another
   * function has replaced the record since, it waits.
   *
   * @param known the record, as read before the list
   * @param isAssigned whether the list has the group
   */
  public OperationResult assign(
      DomainArn domain,
      ApplicationArn application,
      GroupId group,
      Optional<AssignmentRecord> known,
      boolean isAssigned) {
    if (isAssigned) {
      return isSettled(known) || settle(domain, group, known, ownerOf(known))
          ? new OperationResult.Done()
          : BUSY;
    }
    AssignmentRecord intent = record(domain, State.MAKING);
    return recorded.replace(domain.id(), group, known, intent)
        ? create(domain, application, group, intent, known)
        : BUSY;
  }

  private static boolean isSettled(Optional<AssignmentRecord> known) {
    return known.filter(AssignmentRecord::isAssigned).isPresent();
  }

  private static State ownerOf(Optional<AssignmentRecord> known) {
    return known.filter(AssignmentRecord::isOurs).isPresent() ? State.MADE : State.FOUND;
  }

  private OperationResult create(
      DomainArn domain,
      ApplicationArn application,
      GroupId group,
      AssignmentRecord intent,
      Optional<AssignmentRecord> before) {
    return switch (tryToCreate(domain, application, group, intent)) {
      case ApplicationGroups.Answer.Made() -> {
        recordMade(domain, group, intent);
        yield new OperationResult.Done();
      }
      case ApplicationGroups.Answer.Existed() -> {
        // somebody was faster: one of us whose intent was taken over, or else an administrator
        boolean tookOver = before.filter(it -> it.state() == State.MAKING).isPresent();
        yield settle(domain, group, Optional.of(intent), tookOver ? State.MADE : State.FOUND)
            ? new OperationResult.Done()
            : BUSY;
      }
      case ApplicationGroups.Answer.Refused(String reason) -> {
        boolean unused = settle(domain, group, Optional.of(intent), State.REFUSED);
        yield new OperationResult.Refused(reason);
      }
      case ApplicationGroups.Answer.QuotaReached(String reason) -> {
        boolean unused = settle(domain, group, Optional.of(intent), State.REFUSED);
        yield new OperationResult.QuotaReached(reason);
      }
    };
  }

  /** An intent that certainly failed must not claim what an administrator then does by hand. */
  private ApplicationGroups.Answer tryToCreate(
      DomainArn domain, ApplicationArn application, GroupId group, AssignmentRecord intent) {
    try {
      return groups.assign(domain, application, group);
    } catch (RuntimeException e) {
      try {
        if (!groups.assigned(domain, application).contains(group)) {
          boolean unused = settle(domain, group, Optional.of(intent), State.REFUSED);
        }
      } catch (RuntimeException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /** Our success is a fact, whatever others have recorded meanwhile. */
  private void recordMade(DomainArn domain, GroupId group, AssignmentRecord intent) {
    Optional<AssignmentRecord> before = Optional.of(intent);
    for (int i = 0; i < MAX_TRIES; i++) {
      if (settle(domain, group, before, State.MADE)) {
        return;
      }
      before = recorded.find(domain.id(), group);
    }
    throw new IllegalStateException(
        "the assignment of group %s in domain %s is being recorded by others"
            .formatted(group, domain.id()));
  }

  private boolean settle(
      DomainArn domain, GroupId group, Optional<AssignmentRecord> before, State state) {
    return recorded.replace(domain.id(), group, before, record(domain, state));
  }

  private AssignmentRecord record(DomainArn domain, State state) {
    return AssignmentRecord.of(domain, state, clock.instant());
  }

  /**
   * Records that an assignment that we made is about to end. From this intent on, no function takes
   * the group for assigned, so whoever wants it now assigns it again.
   *
   * @param known the record, which must say that the assignment is ours
   * @return the intent; empty if another function has replaced the record
   */
  public Optional<AssignmentRecord> intendEnd(
      DomainArn domain, GroupId group, AssignmentRecord known) {
    if (!known.isOurs()) {
      throw new IllegalArgumentException("not ours: " + known);
    }
    AssignmentRecord intent = record(domain, State.ENDING);
    return Optional.of(intent)
        .filter(it -> recorded.replace(domain.id(), group, Optional.of(known), it));
  }

  /**
   * Ends an assignment.
   *
   * @param intent as recorded before
   * @param isUnwanted asked right before the call
   * @return whether the assignment has ended
   */
  public boolean end(
      DomainArn domain,
      ApplicationArn application,
      GroupId group,
      AssignmentRecord intent,
      BooleanSupplier isUnwanted) {
    if (!isUnwanted.getAsBoolean()) {
      boolean unused = settle(domain, group, Optional.of(intent), State.MADE);
      return false;
    }
    if (!recorded.find(domain.id(), group).equals(Optional.of(intent))) {
      return false;
    }
    groups.unassign(domain, application, group);
    if (recorded.remove(domain.id(), group, intent)) {
      return true;
    }
    OperationResult unused = assign(domain, application, group);
    return false;
  }
}
