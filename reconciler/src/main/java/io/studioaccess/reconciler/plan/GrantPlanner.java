package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.plan.ObservedProfile.Absent;
import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plans the steps to a profile that is InService with the right role and settings. */
final class GrantPlanner {
  /** After this many failures in a row, the next try waits for {@link #RETRY_INTERVAL}. */
  static final int MAX_TRIES_IN_A_ROW = 3;

  static final Duration RETRY_INTERVAL = Duration.ofDays(1);

  private final PlanInput input;
  private final Desired.Role role;

  GrantPlanner(PlanInput input, Desired.Role role) {
    this.input = input;
    this.role = role;
  }

  Step create(Absent absent) {
    DirectoryUser user =
        input
            .user()
            .orElseThrow(() -> new IllegalArgumentException("no user is entitled to " + role));
    ProfileRecord record =
        record(absent.freeName(), State.GRANTING).withTries(tries(State.GRANTING) + 1);
    return new Step.Act(
        Optional.of(record),
        List.of(
            new Operation.CreateProfile(
                input.domain(),
                absent.freeName(),
                user.id(),
                user.name(),
                role.role(),
                role.settings())));
  }

  Step update(Ours ours) {
    return switch (ours.status()) {
      case PENDING, UPDATING, DELETING ->
          new Step.Await(input.record(), "profile %s is %s".formatted(ours.name(), ours.status()));
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
    List<String> missing = role.settings().missingFrom(ours.settings());
    boolean leaving = input.record().filter(known -> known.state().isLeaving()).isPresent();
    if (hasRole && missing.isEmpty() && !leaving) {
      return assignOrSettle(ours);
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

  /** The return of a user is never held. A change to another role may be held. */
  private Step changeRole(Ours ours) {
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
    return new HoldPolicy(input)
        .guard(
            input.record().orElseGet(() -> unrecordedProfile(ours)).withModified(ours.modified()),
            Optional.of(role.role()),
            () -> retarget(ours),
            held -> held);
  }

  private ProfileRecord unrecordedProfile(Ours ours) {
    return ProfileRecord.foundByTags(
        ours.name(), ours.role().orElse(role.role()), input.domain().region());
  }

  private Step restore(Ours ours) {
    ProfileRecord record =
        record(ours.name(), State.RESTORING).withTries(tries(State.RESTORING) + 1);
    return new Step.Act(
        Optional.of(record),
        List.of(
            new Operation.Restore(
                input.domain(),
                ours.name(),
                ours.arn(),
                role.role(),
                role.settings().mergedOver(ours.settings()))));
  }

  private Step retarget(Ours ours) {
    ProfileRecord record =
        record(ours.name(), State.CHANGING)
            .withRoleBefore(ours.role())
            .withTries(tries(State.CHANGING) + 1);
    return new Step.Act(
        Optional.of(record),
        List.of(
            new Operation.Retarget(
                input.domain(),
                ours.name(),
                role.role(),
                role.settings().mergedOver(ours.settings()))));
  }

  /** A profile that was never InService has no content and cannot be repaired. */
  private Step deleteFailedProfile(Ours ours) {
    ProfileRecord record = record(ours.name(), State.GRANTING).withTries(tries(State.GRANTING));
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
        .withAssigned(input.record().flatMap(ProfileRecord::assigned));
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
            .withModified(ours.modified());
    return switch (assignment) {
      case GroupAssignment.Assigned() ->
          new Step.Settle(
              Optional.of(granted.withAssigned(Optional.of(role.groupId()))),
              outcome(ours, Optional.empty()));
      case GroupAssignment.Unassigned(var application) ->
          new Step.Act(
              input.record(),
              List.of(
                  new Operation.AssignGroup(
                      input.domain(), ours.name(), application, role.groupId())));
      case GroupAssignment.NoApplication() ->
          new Step.Settle(Optional.of(granted), outcome(ours, Optional.of(manualAssignment())));
    };
  }

  private String manualAssignment() {
    return """
    domain %s is too old for its application to be assigned automatically: assign group '%s' (%s) \
    manually in IAM Identity Center, if it is not assigned yet; until then its members cannot sign in\
    """
        .formatted(input.domain().id(), role.group(), role.groupId());
  }

  private Outcome outcome(Ours ours, Optional<String> todo) {
    Optional<ProfileRecord> before = input.record();
    return switch (before.map(ProfileRecord::state).orElse(State.GRANTED)) {
      case GRANTED ->
          new Outcome.Unchanged("profile %s already has its role".formatted(ours.name()));
      case CHANGING ->
          before
              .flatMap(ProfileRecord::roleBefore)
              .map(old -> changed(ours, old, todo))
              .orElseGet(() -> granted(ours, todo));
      case GRANTING -> granted(ours, todo);
      case REVOKING, QUARANTINED, DELETING, RESTORING ->
          new Outcome.Restored(
              input.domain().id(), ours.name(), role.group(), role.role(), ours.url(), todo);
    };
  }

  private Outcome changed(Ours ours, RoleArn before, Optional<String> todo) {
    return new Outcome.Changed(
        input.domain().id(), ours.name(), role.group(), before, role.role(), todo);
  }

  private Outcome granted(Ours ours, Optional<String> todo) {
    return new Outcome.Granted(
        input.domain().id(), ours.name(), role.group(), role.role(), ours.url(), todo);
  }
}
