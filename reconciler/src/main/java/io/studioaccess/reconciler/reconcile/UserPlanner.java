package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.PlanInput;
import io.studioaccess.reconciler.plan.Planner;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Reads everything about a user and plans the next steps. It changes nothing: a reconcile starts
 * with it, and a dry run consists of it.
 */
public final class UserPlanner {
  private final Directory directory;
  private final EntitlementReader entitlements;
  private final DomainLocator locator;
  private final ProfileObserver observer;
  private final InstantSource clock;

  /** Plans in both directions. */
  public UserPlanner(ReadPorts ports) {
    this(ports, Direction.REVOKE);
  }

  /**
   * @param direction the direction of the function; {@link Direction#GRANT} does not read the
   *     profile's apps and spaces
   */
  UserPlanner(ReadPorts ports, Direction direction) {
    this.directory = ports.directory();
    this.entitlements = new EntitlementReader(ports);
    this.locator = new DomainLocator(ports.home());
    this.observer = new ProfileObserver(ports, direction);
    this.clock = ports.clock();
  }

  /**
   * Plans for the user.
   *
   * @param record the user's record in the ledger
   * @param found as in {@link Trigger}
   */
  public UserPlan plan(UserId user, UserRecord record, Optional<ProfileRef> found) {
    return plan(subject(user, record, found));
  }

  /** Plans for the user of a request. */
  public UserPlan plan(ReconcileRequest request, UserRecord record) {
    return plan(subject(request.user(), record, request.trigger()));
  }

  private UserPlan plan(PlanSubject subject) {
    return new UserPlan(
        subject.person(),
        subject.entitlement().memberships(),
        subject.domains().stream().map(domain -> plan(domain, subject)).toList());
  }

  PlanSubject subject(UserId user, UserRecord record, Trigger trigger) {
    return subject(
        user, trigger.resetsTags() ? record.withTagsUnsettled() : record, trigger.found());
  }

  /**
   * @throws IllegalStateException if the user is missing because the functions read another
   *     identity store than the one that the user was seen in
   */
  PlanSubject subject(UserId user, UserRecord record, Optional<ProfileRef> found) {
    Optional<DirectoryUser> person = directory.user(user);
    if (person.isEmpty()) {
      record.directory().ifPresent(seenIn -> requireSameDirectory(user, seenIn));
    }
    UserEntitlement entitlement = entitlements.read(person, record);
    UserRecord confirmed = entitlement.confirm(record, clock.instant());
    return new PlanSubject(user, person, entitlement, confirmed, found);
  }

  String directoryId() {
    return directory.id();
  }

  private void requireSameDirectory(UserId user, String seenIn) {
    if (!seenIn.equals(directory.id())) {
      throw new IllegalStateException(
          "user %s was seen in identity store %s and does not exist in %s: this revokes nothing; set the stack's parameter IdentityStoreId back, or see \"Change the identity store\" in docs/deploy.md"
              .formatted(user, seenIn, directory.id()));
    }
  }

  DomainPlan plan(DomainId domain, PlanSubject subject) {
    Desired desired = subject.entitlement().desired().in(domain);
    return locator
        .locate(domain, desired, subject.record().in(domain), subject.foundIn(domain))
        .map(located -> plan(located, subject))
        .orElseGet(() -> new DomainPlan.NotLocated(domain, desired, notLocated(desired)));
  }

  private DomainPlan plan(DomainLocator.Located located, PlanSubject subject) {
    try {
      PlanInput input = observer.observe(subject, located);
      return new DomainPlan.Planned(input, Planner.plan(input));
    } catch (InaccessibleAccountException e) {
      return new DomainPlan.Inaccessible(
          located.domain(), located.desired(), String.valueOf(e.getMessage()));
    }
  }

  /** The deletions of the apps of a profile whose role could not be taken. */
  List<Operation> appDeletions(DomainPlan.Planned plan) {
    return observer.appDeletions(plan.input());
  }

  private static String notLocated(Desired desired) {
    return desired instanceof Desired.Unclear unclear
        ? unclear.reason()
        : "the domain's account and region are unknown";
  }
}
