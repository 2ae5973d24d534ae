package io.studioaccess.reconciler.plan;

import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.plan.ObservedProfile.Absent;
import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Plans the steps to a profile that is InService with the right role and settings. */
final class GrantPlanner {
  /** After this many failures in a row, the next try waits for {@link #RETRY_INTERVAL}. */
  static final int MAX_TRIES_IN_A_ROW = 3;

  static final Duration RETRY_INTERVAL = Duration.ofDays(1);

  private final PlanInput input;
  private final Desired.Role role;
  private final RowContent content;

  GrantPlanner(PlanInput input, Desired.Role role) {
    this.input = input;
    this.role = role;
    this.content = new RowContent(input, role);
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
            .withTags(content.tagsOfNewProfile());
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
              input.recordSeen(ours), "profile %s is %s".formatted(ours.name(), ours.status()));
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
    List<String> missing = content.missingFrom(ours);
    boolean leaving = input.record().filter(known -> known.state().isLeaving()).isPresent();
    if (hasRole && missing.isEmpty() && !leaving) {
      return new GrantCompletion(input, role).plan(ours);
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
        || !new RowContent(input, role).missingFrom(ours).isEmpty()
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

  private Step restore(Ours ours) {
    ProfileRecord record = record(ours, State.RESTORING).withTries(tries(State.RESTORING) + 1);
    return new Step.Act(
        Optional.of(record),
        List.of(
            new Operation.Restore(
                input.domain(), ours.name(), ours.arn(), role.role(), content.mergedOver(ours))));
  }

  private Step retarget(Ours ours) {
    ProfileRecord record =
        record(ours, State.CHANGING)
            .withRoleBefore(new AppsOfOldRole(input, role).roleBefore().or(ours::role))
            .withTries(tries(State.CHANGING) + 1);
    return new Step.Act(
        Optional.of(record),
        List.of(
            new Operation.Retarget(
                input.domain(), ours.name(), role.role(), content.mergedOver(ours))));
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
        .withTags(content.tags())
        .withResettable(content.resettable());
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
}
