package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.reconcile.GuardedChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Laws about each change of a profile, checked at the moment of the change. */
final class OperationLaws {
  /**
   * How long a function may act on what it has read: a directory that lags, a cached mapping, a
   * clock that jumped, and an invocation's longest time.
   */
  private static final long KNOWLEDGE = Duration.ofMinutes(10).toMillis();

  private static final long INVOCATION = Duration.ofMinutes(1).toMillis();

  private final Timeline timeline;
  private final Violations violations;
  private final Entitlements entitlements;
  private final InMemoryChangeGuard.Items guard;
  private final Rules rules;
  private final Map<UserId, Set<String>> names = new HashMap<>();
  private final Map<Subject, Set<Optional<RoleArn>>> admitted = new HashMap<>();

  private record Subject(UserId user, DomainId domain) {}

  /**
   * The settings of the functions, as far as laws depend on them.
   *
   * @param grace in milliseconds
   * @param tolerance how far two clocks may differ, in milliseconds
   */
  record Rules(long grace, long tolerance, boolean stopAppsOnRoleChange) {}

  OperationLaws(
      Timeline timeline,
      Violations violations,
      Entitlements entitlements,
      InMemoryChangeGuard.Items guard,
      Rules rules) {
    this.timeline = timeline;
    this.violations = violations;
    this.entitlements = entitlements;
    this.guard = guard;
    this.rules = rules;
  }

  /** The user signs in with this name from now on. Profiles keep the name of their creation. */
  void named(UserId user, String name) {
    names.computeIfAbsent(user, _ -> new HashSet<>()).add(name.toLowerCase(Locale.ROOT));
  }

  /** The guard admits the change. */
  void admitted(GuardedChange change) {
    admitted(new Subject(change.user(), change.domain().id()), change.to());
  }

  private void admitted(Subject subject, Optional<RoleArn> to) {
    admitted.computeIfAbsent(subject, _ -> new HashSet<>()).add(to);
  }

  /** SageMaker accepts the operation on the profile, which is still as it was before. */
  void check(Operation operation, StoredProfile profile) {
    Invocation caller = timeline.caller();
    UserId user = caller == null ? null : caller.user();
    if (user == null) {
      return; // an administrator's tool
    }
    requireOwnership(operation, profile, user);
    switch (operation) {
      case Operation.CreateProfile create -> requireEntitlement(create.role(), profile, user);
      case Operation.Retarget retarget -> {
        requireSignIn(profile, user);
        requireEntitlement(retarget.role(), profile, user);
        if (!profile.hasRole(retarget.role()) && !profile.isQuarantined()) {
          requireAdmission(profile, user, Optional.of(retarget.role()));
        }
      }
      case Operation.Restore restore -> {
        requireSignIn(profile, user);
        requireEntitlement(restore.role(), profile, user);
        admitted.remove(new Subject(user, profile.domain.id()));
      }
      case Operation.Quarantine quarantine -> checkQuarantine(quarantine, profile, user);
      case Operation.DeleteApp _ -> requireReasonToStopApps(profile, user);
      case Operation.DeleteSpace delete -> {
        violations.require(
            profile.spaces.stream()
                .noneMatch(space -> space.shared && space.name.equals(delete.space())),
            "a shared space is never deleted",
            delete::toString);
        requireDay(operation, profile);
      }
      case Operation.DeleteProfile _ -> requireDay(operation, profile);
      case Operation.ChangeTags change ->
          violations.require(
              change.set().keySet().stream().noneMatch(profile.foreignTags::containsKey)
                  && change.removed().stream().noneMatch(profile.foreignTags::containsKey),
              "foreign tags are left alone",
              change::toString);
      case Operation.AssignGroup _ -> {}
    }
  }

  /** What SageMaker does not show is quarantined by its recorded name (decision 0030). */
  private void requireOwnership(Operation operation, StoredProfile profile, UserId user) {
    if (operation instanceof Operation.Quarantine unseen && unseen.arn().isEmpty()) {
      return;
    }
    boolean isForeign = profile.owner.isEmpty() && !profile.forged;
    violations.require(!isForeign, "nothing foreign is touched", operation::toString);
    boolean isOwn = profile.owner.filter(user::equals).isPresent() || profile.forged;
    violations.require(
        isOwn, "a profile is changed for its own user only", () -> user + " " + operation);
  }

  private void requireSignIn(StoredProfile profile, UserId user) {
    violations.require(
        names.getOrDefault(user, Set.of()).contains(profile.signInName.toLowerCase(Locale.ROOT)),
        "a role is given to the user who signs in, and to nobody else",
        () -> "%s gets the role of %s".formatted(profile.signInName, user));
  }

  private void requireEntitlement(RoleArn role, StoredProfile profile, UserId user) {
    violations.require(
        entitlements
            .rolesSince(timeline.millis() - KNOWLEDGE, user, profile.domain.id())
            .contains(role),
        "no role is given without entitlement",
        () -> "%s gets %s".formatted(user, role.name()));
  }

  private void checkQuarantine(
      Operation.Quarantine quarantine, StoredProfile profile, UserId user) {
    long now = timeline.millis();
    violations.require(
        quarantine
                .due()
                .map(Instant::toEpochMilli)
                .filter(due -> due <= now - rules.tolerance() && due != profile.due)
                .isEmpty()
            || profile.endedEarly,
        "when the role is taken, some grace is left",
        () -> "%s is due at %s".formatted(profile, quarantine.due().orElseThrow()));
    violations.require(
        profile.forged
            || profile.role.isEmpty()
            || !entitlements.wasAlways(
                profile.role.get(), now - KNOWLEDGE, user, profile.domain.id()),
        "no role is taken from anybody entitled",
        () -> profile + " of " + user);
    boolean isInactive = entitlements.wasInactiveSince(now - KNOWLEDGE, user);
    // Nobody loses anything with a profile that was never in service.
    if (!isInactive && !profile.isQuarantined() && profile.wasInService) {
      if (quarantine.due().isPresent()) {
        requireAdmission(profile, user, Optional.empty());
      } else {
        violations.require(
            admitted.containsKey(new Subject(user, profile.domain.id()))
                || guard.hasReleased(user)
                || entitlements.isIntended(user, profile.domain.id()),
            "every change passes the guard",
            () -> user + " " + quarantine);
      }
    }
  }

  private void requireAdmission(StoredProfile profile, UserId user, Optional<RoleArn> to) {
    Subject subject = new Subject(user, profile.domain.id());
    if (entitlements.isIntended(user, subject.domain())) {
      admitted(subject, to);
    }
    violations.require(
        admitted.getOrDefault(subject, Set.of()).contains(to) || guard.hasReleased(user),
        "every change passes the guard",
        () -> "%s, %s to %s".formatted(user, profile, to.map(RoleArn::name).orElse("quarantine")));
  }

  private void requireReasonToStopApps(StoredProfile profile, UserId user) {
    if (profile.isQuarantined()) {
      return;
    }
    boolean isLeaver =
        entitlements.wasNothingSince(timeline.millis() - KNOWLEDGE, user, profile.domain.id());
    violations.require(
        isLeaver || rules.stopAppsOnRoleChange(),
        "apps of entitled users run on",
        () -> profile + " of " + user);
    violations.require(
        rules.stopAppsOnRoleChange()
            || profile.quarantineRefused
            || profile.status == ProfileStatus.UPDATING
            || (profile.status == ProfileStatus.UPDATE_FAILED && profile.quarantineBegun),
        "the role is taken before the apps stop",
        () -> profile + " of " + user);
  }

  /** A profile that was never in service has no data. */
  private void requireDay(Operation operation, StoredProfile profile) {
    if (profile.status == ProfileStatus.FAILED || !profile.wasInService || profile.endedEarly) {
      return;
    }
    long now = timeline.millis() + rules.tolerance();
    violations.require(
        now >= profile.due && now >= profile.granted + rules.grace(),
        "data is deleted only after its day",
        () ->
            "%s, due %s"
                .formatted(operation, Instant.ofEpochMilli(Math.min(profile.due, 1L << 42))));
    // SageMaker deletes a profile whatever its role is by now.
    boolean justGiven = timeline.millis() < profile.givenByHand + INVOCATION;
    violations.require(
        justGiven || profile.role.filter(Setting::isQuarantine).isPresent(),
        "only a profile without a role is deleted",
        operation::toString);
  }
}
