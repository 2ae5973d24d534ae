package io.studioaccess.simulation;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.ObservedSpace;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.reconcile.ApplicationAssignments;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.OperationExecutor;
import io.studioaccess.reconciler.reconcile.OperationResult;
import io.studioaccess.simulation.Conditions.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operations of one direction, with SageMaker's answers and those of the functions' policies.
 */
final class InMemoryExecutor implements OperationExecutor {
  // Shorter than in SageMaker: while one waits, nothing happens that has not happened before.
  private static final long FAST = 3_000;
  private static final long CREATION = 9_000;
  private static final long UPDATE = 6_000;
  private static final long DELETION = 9_000;
  private static final long APP_DELETION = 7_000;
  private static final long SPACE_DELETION = 8_000;

  private final Direction direction;
  private final Timeline timeline;
  private final Boundary boundary;
  private final InMemoryDirectory directory;
  private final StoredProfiles profiles;
  private final ApplicationAssignments assignments;
  private final Conditions conditions;
  private final OperationLaws laws;
  private final Setting setting;

  InMemoryExecutor(
      Direction direction,
      Timeline timeline,
      Boundary boundary,
      InMemoryDirectory directory,
      StoredProfiles profiles,
      ApplicationAssignments assignments,
      Conditions conditions,
      OperationLaws laws,
      Setting setting) {
    this.direction = direction;
    this.timeline = timeline;
    this.boundary = boundary;
    this.directory = directory;
    this.profiles = profiles;
    this.assignments = assignments;
    this.conditions = conditions;
    this.laws = laws;
    this.setting = setting;
  }

  @Override
  public Direction direction() {
    return direction;
  }

  @Override
  public boolean supports(Operation operation) {
    return switch (operation) {
      case Operation.Grant _ -> direction == Direction.GRANT;
      case Operation.Revocation _ -> direction == Direction.REVOKE;
    };
  }

  /** All are tried; the first failure is thrown afterwards. */
  @Override
  public List<OperationResult> executeAll(List<Operation> operations) {
    List<OperationResult> results = new ArrayList<>();
    Optional<RuntimeException> failure = Optional.empty();
    for (Operation operation : operations) {
      try {
        results.add(execute(operation));
      } catch (RuntimeException e) {
        failure = failure.isPresent() ? failure : Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return results;
  }

  @Override
  public OperationResult execute(Operation operation) {
    if (operation instanceof Operation.AssignGroup assign) {
      return assignments.assign(assign.domain(), assign.application(), assign.group());
    }
    return boundary.call(
        operation.getClass().getSimpleName(),
        boundary.story().isTold() ? operation : "",
        () -> {
          conditions.requireAccess(operation.domain());
          return answer(operation);
        });
  }

  private OperationResult answer(Operation operation) {
    Optional<StoredProfile> profile = profiles.find(operation.domain(), operation.profile());
    return switch (operation) {
      case Operation.AssignGroup _ -> throw new IllegalArgumentException("not SageMaker's");
      case Operation.ChangeTags change -> changeTags(change, profile);
      case Operation.CreateProfile create -> create(create, profile);
      case Operation.Retarget retarget -> update(retarget, retarget.role(), profile);
      case Operation.Restore restore -> update(restore, restore.role(), profile);
      case Operation.Quarantine quarantine -> quarantine(quarantine, profile);
      case Operation.DeleteApp delete -> deleteApp(delete, profile);
      case Operation.DeleteSpace delete -> deleteSpace(delete, profile);
      case Operation.DeleteProfile delete -> deleteProfile(delete, profile);
    };
  }

  private long time(long slow) {
    return setting.fastStudio() ? FAST : slow;
  }

  private OperationResult create(Operation.CreateProfile create, Optional<StoredProfile> profile) {
    if (!directory.current().signsIn(create.signInName().value())) {
      return new OperationResult.Refused("nobody signs in as " + create.signInName());
    }
    if (profile.isPresent()) {
      return new OperationResult.Done(); // as the adapter answers: somebody was faster
    }
    if (conditions.refuse(Kind.QUOTA_REACHED, create.domain())) {
      return new OperationResult.QuotaReached("60 profiles");
    }
    if (conditions.refuse(Kind.CREATION_REFUSED, create.domain())
        || profiles.isSignInNameTaken(create.domain(), create.signInName().value())) {
      return new OperationResult.Refused("the profile cannot be created");
    }
    StoredProfile created =
        new StoredProfile(
            create.domain(),
            create.profile(),
            create.signInName().value(),
            create.role(),
            Optional.of(create.user()),
            timeline.millis());
    laws.check(create, created);
    created.tags.putAll(create.tags().byKey());
    profiles.store(created);
    profiles.begin(created, ProfileStatus.PENDING, time(CREATION), Kind.CREATION_FAILS);
    return new OperationResult.Done();
  }

  private static OperationResult inUse(StoredProfile profile) {
    return new OperationResult.Busy("ResourceInUse: profile is " + profile.status);
  }

  /** The provisioner's policies require our tags, which a profile that is gone lacks, too. */
  private OperationResult update(Operation operation, RoleArn role, Optional<StoredProfile> found) {
    StoredProfile profile =
        found
            .filter(it -> it.tagged.isPresent())
            .orElseThrow(() -> new FailedCallException("AccessDenied: the profile lacks our tags"));
    if (profile.isInTransition() || profile.status == ProfileStatus.FAILED) {
      return inUse(profile);
    }
    if (conditions.refuse(Kind.UPDATE_REFUSED, profile.domain)) {
      return new OperationResult.Refused("the role cannot be assumed by SageMaker");
    }
    laws.check(operation, profile);
    begin(profile, role);
    profile.granted = timeline.millis();
    if (operation instanceof Operation.Restore) {
      profile.deleteAfter = Optional.empty();
    }
    return new OperationResult.Done();
  }

  /** The provisioner's policies require our tags, which a profile that is gone lacks, too. */
  private OperationResult changeTags(Operation.ChangeTags change, Optional<StoredProfile> found) {
    if (found.flatMap(it -> it.tagged).isEmpty()) {
      return new OperationResult.Refused("AccessDenied: the profile lacks our tags");
    }
    StoredProfile profile = found.get();
    if (conditions.refuse(Kind.TAGS_REFUSED, profile.domain)) {
      return new OperationResult.Refused("a tag policy forbids the tags");
    }
    laws.check(change, profile);
    profile.tags.putAll(change.set());
    profile.tags.keySet().removeAll(change.removed());
    profiles.changed(profile);
    return new OperationResult.Done();
  }

  private void begin(StoredProfile profile, RoleArn role) {
    profile.quarantineBegun = Setting.isQuarantine(role);
    profiles.begin(profile, ProfileStatus.UPDATING, time(UPDATE), Kind.UPDATE_FAILS);
    profile.nextRole = Optional.of(role);
    if (setting.showsRolesAtOnce() && !profile.fails) {
      profile.role = profile.nextRole;
    }
  }

  private OperationResult quarantine(
      Operation.Quarantine quarantine, Optional<StoredProfile> found) {
    if (found.isEmpty()) {
      return new OperationResult.Done();
    }
    StoredProfile profile = found.get();
    if (profile.isInTransition() || profile.status == ProfileStatus.FAILED) {
      return inUse(profile);
    }
    if (conditions.refuse(Kind.QUARANTINE_REFUSED, profile.domain)) {
      profile.quarantineRefused = true;
      return new OperationResult.Refused("the quarantine role is refused");
    }
    laws.check(quarantine, profile);
    profile.quarantineRefused = false;
    begin(profile, quarantine.role());
    profile.due = quarantine.due().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    if (profile.tagged.isPresent() && quarantine.arn().isPresent()) {
      profile.deleteAfter = quarantine.due().or(() -> profile.deleteAfter);
    }
    return new OperationResult.Done();
  }

  private OperationResult deleteApp(Operation.DeleteApp delete, Optional<StoredProfile> found) {
    Optional<StoredProfile.App> app =
        found.flatMap(
            profile -> profile.apps.stream().filter(it -> it.app.equals(delete.app())).findFirst());
    if (app.isEmpty()) {
      return new OperationResult.Done();
    }
    if (app.get().status != ObservedApp.Status.IN_SERVICE) {
      return new OperationResult.Busy("ResourceInUse: the app is " + app.get().status);
    }
    laws.check(delete, found.get());
    app.get().status = ObservedApp.Status.DELETING;
    app.get().until = timeline.millis() + time(APP_DELETION);
    profiles.changed(found.get());
    return new OperationResult.Done();
  }

  private OperationResult deleteSpace(Operation.DeleteSpace delete, Optional<StoredProfile> found) {
    Optional<StoredProfile.Space> space =
        found.flatMap(
            profile ->
                profile.spaces.stream().filter(it -> it.name.equals(delete.space())).findFirst());
    if (space.isEmpty()) {
      return new OperationResult.Done();
    }
    boolean runs =
        found.get().apps.stream()
            .filter(app -> !app.isDeleted())
            .anyMatch(app -> app.app.space().filter(delete.space()::equals).isPresent());
    if (runs || space.get().status == ObservedSpace.Status.DELETING) {
      return new OperationResult.Busy("ResourceInUse: the space is in use");
    }
    laws.check(delete, found.get());
    space.get().status = ObservedSpace.Status.DELETING;
    space.get().until = timeline.millis() + time(SPACE_DELETION);
    profiles.changed(found.get());
    return new OperationResult.Done();
  }

  /** The deprovisioner's policies require our tags for this call only. */
  private OperationResult deleteProfile(
      Operation.DeleteProfile delete, Optional<StoredProfile> found) {
    if (found.isEmpty()) {
      return new OperationResult.Done();
    }
    StoredProfile profile = found.get();
    if (profile.tagged.isEmpty()) {
      return new OperationResult.Refused("AccessDenied: the profile lacks our tags");
    }
    if (profile.isInTransition() || profile.hasApps() || !profile.spaces.isEmpty()) {
      return new OperationResult.Busy("ResourceInUse: the profile is in use");
    }
    laws.check(delete, profile);
    profiles.begin(profile, ProfileStatus.DELETING, time(DELETION), Kind.DELETION_FAILS);
    return new OperationResult.Done();
  }
}
