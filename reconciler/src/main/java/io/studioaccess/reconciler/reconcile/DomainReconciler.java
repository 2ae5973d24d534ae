package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.plan.ObservedProfile;
import io.studioaccess.reconciler.plan.Outcome;

/** Plans and executes what each of the user's domains needs. */
final class DomainReconciler {
  private final UserPlanner planner;
  private final StepExecutor steps;

  DomainReconciler(UserPlanner planner, StepExecutor steps) {
    this.planner = planner;
    this.steps = steps;
  }

  /** Each domain stands alone: what fails in one keeps nobody's access in another. */
  ReconcileResult execute(LeasedRecord record, Trigger trigger) {
    PlanSubject subject = planner.subject(record.user(), record.record(), trigger);
    ReconcileResult results = new ReconcileResult();
    for (DomainId domain : subject.domains()) {
      results.add(() -> execute(domain, subject, record, results));
    }
    results.run(
        () -> record.note(subject.entitlement().mapped(), subject.entitlement().memberSince()));
    subject.person().ifPresent(_ -> record.noteDirectory(planner.directoryId()));
    return results;
  }

  /** Continues at once after a role was taken away: apps may still run with its credentials. */
  private Outcome execute(
      DomainId domain, PlanSubject subject, LeasedRecord record, ReconcileResult results) {
    DomainPlan plan = planner.plan(domain, subject);
    if (isRevocation(plan)) {
      results.markRevocation(domain);
    }
    Outcome outcome = execute(plan, record, results);
    if (!plan.takesRole()) {
      return outcome;
    }
    if (outcome instanceof Outcome.Blocked && plan instanceof DomainPlan.Planned planned) {
      results.run(() -> steps.stopApps(planner.appDeletions(planned)));
      return outcome;
    }
    if (!(outcome instanceof Outcome.Started)) {
      return outcome;
    }
    DomainPlan next = planner.plan(domain, subject.withRecord(record.record()));
    if (next.takesRole()) {
      return outcome; // SageMaker does not show the change yet
    }
    Outcome following = execute(next, record, results);
    return following instanceof Outcome.Deferred ? outcome : following;
  }

  /** A profile that was created again is not ours to take away. */
  private static boolean isRevocation(DomainPlan plan) {
    boolean isForeign =
        plan instanceof DomainPlan.Planned planned
            && planned.input().observed() instanceof ObservedProfile.Foreign;
    return plan.desired() instanceof Desired.Nothing && !isForeign;
  }

  private Outcome execute(DomainPlan plan, LeasedRecord record, ReconcileResult results) {
    return switch (plan) {
      case DomainPlan.Planned planned -> execute(planned, record, results);
      case DomainPlan.NotLocated(DomainId domain, _, String reason) ->
          new Outcome.Refused(domain, reason);
      case DomainPlan.Inaccessible(DomainArn domain, Desired desired, String reason) ->
          inaccessible(domain.id(), desired, record, reason);
    };
  }

  private Outcome execute(
      DomainPlan.Planned planned, LeasedRecord record, ReconcileResult results) {
    try {
      return steps.execute(planned.step(), planned.input(), record, results);
    } catch (InaccessibleAccountException e) {
      return inaccessible(
          planned.domain(), planned.desired(), record, String.valueOf(e.getMessage()));
    }
  }

  /** A user whose access must be revoked may still have it, so an administrator must act. */
  private static Outcome inaccessible(
      DomainId domain, Desired desired, LeasedRecord record, String reason) {
    return record
        .record()
        .in(domain)
        .filter(_ -> desired instanceof Desired.Nothing)
        .<Outcome>map(profile -> new Outcome.Blocked(domain, profile.name(), reason))
        .orElseGet(() -> new Outcome.Refused(domain, reason));
  }
}
