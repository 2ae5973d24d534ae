package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.plan.ObservedProfile.Absent;
import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Supplier;

/** Plans the steps to a profile that is InService with the right role and settings. */
final class GrantPlanner {
  /** After this many failures in a row, the next try waits for {@link #RETRY_INTERVAL}. */
  static final int MAX_TRIES_IN_A_ROW = 3;

  static final Duration RETRY_INTERVAL = Duration.ofDays(1);

  private final PlanInput input;
  private final Desired.Role role;
  private final AppsOfOldRole appsOfOldRole;
  private final GrantOutcomes outcomes;

  GrantPlanner(PlanInput input, Desired.Role role) {
    this.input = input;
    this.role = role;
    this.appsOfOldRole = new AppsOfOldRole(input, role);
    this.outcomes = new GrantOutcomes(input, role);
  }

  Step create(Absent absent) {
    DirectoryUser user =
        input
            .user()
            .orElseThrow(() -> new IllegalArgumentException("no user is entitled to " + role));
    if (user.name().isEmpty()) {
      return input.refuse(
          "user %s has no user name in IAM Identity Center, which SageMaker requires for a profile"
              .formatted(user.id()));
    }
    ProfileRecord record =
        record(absent.freeName(), State.GRANTING)
            .withTries(tries(State.GRANTING) + 1)
            .withTags(tagsOfNewProfile());
    return new Step.Act(
        Optional.of(record),
        List.of(
            new Operation.CreateProfile(
                input.domain(),
                absent.freeName(),
                user.id(),
                user.name(),
                role.role(),
                role.settings(),
                role.tags())));
  }

  Step update(Ours ours) {
    return switch (ours.status()) {
      case PENDING, UPDATING, DELETING, UNKNOWN ->
          new Step.Await(
              recordSeen(ours), "profile %s is %s".formatted(ours.name(), ours.status()));
      case IN_SERVICE -> updateInService(ours);
      case UPDATE_FAILED -> mayRetry(stateInProgress(), ours) ? changeRole(ours) : failed(ours);
      case FAILED -> mayRetry(State.GRANTING, ours) ? deleteFailedProfile(ours) : failed(ours);
      case DELETE_FAILED -> failed(ours);
    };
  }

  /**
   * A wrong role is corrected without a limit on tries. Settings that do not appear after three
   * tries are reported as failed: SageMaker may store them in another form than the row.
   */
  private Step updateInService(Ours ours) {
    boolean hasRole = hasRole(ours);
    List<String> missing = wanted(input, role).missingFrom(ours.settings());
    boolean leaving = input.record().filter(known -> known.state().isLeaving()).isPresent();
    if (hasRole && missing.isEmpty() && !leaving) {
      return settle(ours);
    }
    return hasRole && !leaving && !mayRetry(stateInProgress(), ours)
        ? failed(ours, missingSettings(missing))
        : changeRole(ours);
  }

  private boolean hasRole(Ours ours) {
    return ours.role().filter(role.role()::equals).isPresent();
  }

  private State stateInProgress() {
    return isReturning() ? State.RESTORING : State.CHANGING;
  }

  private boolean isReturning() {
    return input
        .record()
        .map(ProfileRecord::state)
        .filter(state -> state.isLeaving() || state == State.RESTORING)
        .isPresent();
  }

  /** Whether the profile must change, for which the provisioner's policies require our tags. */
  static boolean needsChange(PlanInput input, Desired.Role role, Ours ours) {
    return ours.role().filter(role.role()::equals).isEmpty()
        || !wanted(input, role).missingFrom(ours.settings()).isEmpty()
        || input.record().filter(record -> record.state().isLeaving()).isPresent();
  }

  /** The return of a user is never held. A change to another role may be held. */
  private Step changeRole(Ours ours) {
    if (ours.lacksTags()) {
      return changeUntagged(ours);
    }
    if (isReturning() || input.rules().isQuarantined(ours)) {
      return restore(ours);
    }
    boolean inProgress =
        input
            .record()
            .filter(known -> known.state() == State.CHANGING && known.matches(role))
            .isPresent();
    if (hasRole(ours) || inProgress) {
      return retarget(ours);
    }
    return guard(ours, () -> retarget(ours));
  }

  private Step guard(Ours ours, Supplier<Step> change) {
    return new HoldPolicy(input)
        .guard(
            input.record().orElseGet(() -> unrecordedProfile(ours)).withModified(ours.modified()),
            Optional.of(role.role()),
            change,
            held -> held);
  }

  private ProfileRecord unrecordedProfile(Ours ours) {
    return ProfileRecord.foundByTags(
            ours.name(), ours.role().orElse(role.role()), input.domain().region())
        .withCreated(ours.created());
  }

  /**
   * The provisioner's policies deny the change of a profile whose tags somebody removed. The old
   * role is taken away, which the deprovisioner may do; the new one needs an administrator.
   */
  private Step changeUntagged(Ours ours) {
    if (hasRole(ours) || input.rules().isQuarantined(ours)) {
      return new Step.Settle(
          input.record(), new Outcome.Blocked(input.domain().id(), ours.name(), tagsMissing(ours)));
    }
    ProfileRecord record = record(ours, State.CHANGING).withRoleBefore(ours.role());
    Step quarantine =
        new Step.Act(
            Optional.of(record),
            List.of(
                new Operation.Quarantine(
                    input.domain(),
                    ours.name(),
                    Optional.of(ours.arn()),
                    input.rules().quarantineRole(),
                    Optional.empty())));
    return guard(ours, () -> quarantine);
  }

  private String tagsMissing(Ours ours) {
    return "the tags of profile %s were removed, so that the provisioner may not change it: tag %s with studio-access:managed-by=studio-access and studio-access:user-id=%s, then reconcile the user"
        .formatted(
            ours.name(),
            ours.arn(),
            input.user().map(user -> user.id().value()).orElse("the user's id"));
  }

  /** Whether the plan depends on the profile's apps, which only the deprovisioner reads. */
  static boolean needsOwnedResources(PlanInput input, Desired.Role role, Ours ours) {
    return input.mayRevoke()
        && ours.status() == ProfileStatus.IN_SERVICE
        && !needsChange(input, role, ours)
        && new AppsOfOldRole(input, role).mustStop();
  }

  /** The group is assigned first: nothing may be left to the provisioner once the apps are gone. */
  private Step settle(Ours ours) {
    boolean assigned =
        ours.assignment().filter(GroupAssignment.Unassigned.class::isInstance).isEmpty();
    if (!assigned || !appsOfOldRole.mustStop()) {
      return assignOrSettle(ours);
    }
    Step stop = appsOfOldRole.stop(ours).orElseGet(() -> assignOrSettle(ours));
    return stop instanceof Step.HandOver handOver ? taggedBefore(ours, handOver) : stop;
  }

  /** The tags are the provisioner's, so they come before the deprovisioner settles the rest. */
  private Step taggedBefore(Ours ours, Step.HandOver handOver) {
    return tagged(
        ours,
        new Step.HandOver(
            handOver.record().map(known -> known.withTags(RecordedTags.settled(role.tags()))),
            handOver.reason()));
  }

  private Step restore(Ours ours) {
    ProfileRecord record = record(ours, State.RESTORING).withTries(tries(State.RESTORING) + 1);
    return new Step.Act(
        Optional.of(record),
        List.of(
            new Operation.Restore(
                input.domain(),
                ours.name(),
                ours.arn(),
                role.role(),
                wanted(input, role).mergedOver(ours.settings()))));
  }

  /** A profile that an earlier try created may have the tags of another row. */
  private RecordedTags tagsOfNewProfile() {
    return input
        .record()
        .map(known -> known.tags().changingTo(role.tags()))
        .orElseGet(() -> RecordedTags.settled(role.tags()));
  }

  private Step retarget(Ours ours) {
    ProfileRecord record =
        record(ours, State.CHANGING)
            .withRoleBefore(appsOfOldRole.roleBefore().or(ours::role))
            .withTries(tries(State.CHANGING) + 1);
    return new Step.Act(
        Optional.of(record),
        List.of(
            new Operation.Retarget(
                input.domain(),
                ours.name(),
                role.role(),
                wanted(input, role).mergedOver(ours.settings()))));
  }

  /** A profile that was never InService has no content and cannot be repaired. */
  private Step deleteFailedProfile(Ours ours) {
    ProfileRecord record = record(ours, State.GRANTING).withTries(tries(State.GRANTING));
    return new Step.Act(
        Optional.of(record), List.of(new Operation.DeleteProfile(input.domain(), ours.name())));
  }

  private boolean mayRetry(State inProgress, Ours ours) {
    return tries(inProgress) < MAX_TRIES_IN_A_ROW
        || ours.modified()
            .map(failed -> failed.plus(RETRY_INTERVAL))
            .filter(due -> !input.now().isBefore(due))
            .isPresent();
  }

  /** How many tries this decision has had. */
  private int tries(State inProgress) {
    return input
        .record()
        .filter(record -> record.state() == inProgress && record.matches(role))
        .map(ProfileRecord::tries)
        .orElse(0);
  }

  private ProfileRecord record(ProfileName name, State state) {
    return ProfileRecord.of(name, state, role, input.domain().region())
        .withAssigned(input.record().flatMap(ProfileRecord::assigned))
        .withScheduled(input.record().flatMap(ProfileRecord::scheduled))
        .withTags(knownTags())
        .withResettable(resettable());
  }

  /** Until the profile is right, it may have settings of an earlier row and of this one. */
  private Set<String> resettable() {
    Set<String> paths = new HashSet<>(role.settings().resettable());
    input.record().ifPresent(known -> paths.addAll(known.resettable()));
    return paths;
  }

  /** The settings of the row, and "none" for those that an earlier row put into the profile. */
  private static UserSettings wanted(PlanInput input, Desired.Role role) {
    return input
        .record()
        .map(known -> role.settings().takingBack(known.resettable()))
        .orElseGet(role::settings);
  }

  private RecordedTags knownTags() {
    return input.record().map(ProfileRecord::tags).orElse(RecordedTags.NONE);
  }

  /** From now on the creation time identifies the profile, not its tags. */
  private Optional<ProfileRecord> recordSeen(Ours ours) {
    return input.record().map(known -> known.withCreated(ours.created()));
  }

  private ProfileRecord record(Ours ours, State state) {
    return record(ours.name(), state).withCreated(ours.created());
  }

  private String missingSettings(List<String> settings) {
    return input.mappingReason(
        role,
        "requested %d times, but the profile does not show userSettings.%s"
            .formatted(MAX_TRIES_IN_A_ROW, String.join(", userSettings.", settings)));
  }

  private Step failed(Ours ours) {
    return failed(
        ours,
        "profile is %s: %s"
            .formatted(ours.status(), ours.failureReason().orElse("SageMaker gave no reason")));
  }

  private Step failed(Ours ours, String reason) {
    return new Step.Settle(
        input.record(), new Outcome.Failed(input.domain().id(), ours.name(), reason));
  }

  /**
   * The group is assigned last, when the role is right: a role correction never waits for an
   * assignment.
   */
  private Step assignOrSettle(Ours ours) {
    GroupAssignment assignment =
        ours.assignment()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the assignment of %s was not read".formatted(role)));
    ProfileRecord granted =
        ProfileRecord.of(ours.name(), State.GRANTED, role, input.domain().region())
            .withCreated(ours.created())
            .withModified(ours.modified())
            .withScheduled(scheduled())
            .withTags(RecordedTags.settled(role.tags()))
            .withResettable(role.settings().resettable());
    return switch (assignment) {
      case GroupAssignment.Assigned() ->
          tagged(
              ours,
              settleGranted(
                  granted.withAssigned(Optional.of(role.groupId())), outcomes.assigned(ours)));
      case GroupAssignment.Unassigned(var application) ->
          new Step.Act(
              recordSeen(ours),
              List.of(
                  new Operation.AssignGroup(
                      input.domain(), ours.name(), application, role.groupId())));
      case GroupAssignment.NoApplication() ->
          tagged(ours, settleGranted(granted, outcomes.unassignable(ours)));
    };
  }

  /** The tags come last: nothing about access waits for them. */
  private Step tagged(Ours ours, Step settled) {
    RecordedTags known = knownTags();
    SortedMap<String, String> set = known.toSet(role.tags());
    SortedSet<String> removed = known.toRemove(role.tags());
    return set.isEmpty() && removed.isEmpty()
        ? settled
        : new Step.Tag(
            input
                .record()
                .or(settled::record)
                .map(record -> record.withTags(known.changingTo(role.tags()))),
            new Operation.ChangeTags(input.domain(), ours.name(), ours.arn(), set, removed),
            settled);
  }

  /** An announced change is published only if there is nothing else to publish. */
  private Step.Settle settleGranted(ProfileRecord granted, Outcome outcome) {
    return granted
        .scheduled()
        .filter(_ -> outcome instanceof Outcome.Unchanged)
        .filter(noted -> noted.isToBeAnnounced(input.now()))
        .map(
            noted ->
                new Step.Settle(
                    Optional.of(granted.withScheduled(Optional.of(noted.announced()))),
                    outcomes.expiring(granted, noted.change())))
        .orElseGet(() -> new Step.Settle(Optional.of(granted), outcome));
  }

  private Optional<NotedChange> scheduled() {
    return role.next()
        .map(
            next ->
                input
                    .record()
                    .flatMap(ProfileRecord::scheduled)
                    .filter(known -> known.change().equals(next))
                    .orElseGet(
                        () -> NotedChange.of(next, input.now(), input.rules().noticeOfEnd())));
  }
}
