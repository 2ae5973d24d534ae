package io.studioaccess.plan;

import io.studioaccess.desired.Desired;
import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.membership.DirectoryUser;
import io.studioaccess.plan.ObservedProfile.Absent;
import io.studioaccess.plan.ObservedProfile.Ours;
import io.studioaccess.plan.ProfileRecord.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The steps towards a profile that stands with the right role and settings. */
final class Granting {
  /** What SageMaker fails at is tried so often at once, and then once in a while. */
  static final int TRIES_IN_A_ROW = 3;

  static final Duration BEFORE_ONE_MORE_TRY = Duration.ofDays(1);

  private Granting() {}

  static Step create(Situation situation, Desired.Role role, Absent absent) {
    DirectoryUser user =
        situation
            .user()
            .orElseThrow(() -> new IllegalArgumentException("nobody is entitled to " + role));
    ProfileRecord record =
        record(situation, absent.freeName(), State.GRANTING, role)
            .tried(tries(situation, State.GRANTING, role) + 1);
    return new Step.Act(
        Optional.of(record),
        List.of(
            new Operation.CreateProfile(
                situation.domain(),
                absent.freeName(),
                user.id(),
                user.name(),
                role.role(),
                role.settings())));
  }

  static Step bringInto(Situation situation, Desired.Role role, Ours ours) {
    return switch (ours.status()) {
      case PENDING, UPDATING, DELETING ->
          new Step.Await(
              situation.record(), "profile %s is %s".formatted(ours.name(), ours.status()));
      case IN_SERVICE -> bringInLine(situation, role, ours);
      case UPDATE_FAILED ->
          mayTryAgain(situation, onTheWay(situation), role, ours)
              ? bringRole(situation, role, ours)
              : failed(situation, ours);
      case FAILED ->
          mayTryAgain(situation, State.GRANTING, role, ours)
              ? makeRoom(situation, role, ours)
              : failed(situation, ours);
      case DELETE_FAILED -> failed(situation, ours);
    };
  }

  /**
   * A role that is not right is changed however often that takes. Settings that do not show after
   * they were asked for thrice are given up on: SageMaker may keep them in other words than the
   * row.
   */
  private static Step bringInLine(Situation situation, Desired.Role role, Ours ours) {
    boolean hasRole = ours.role().filter(role.role()::equals).isPresent();
    List<String> missing = role.settings().missingIn(ours.settings());
    boolean leaving = situation.record().filter(known -> known.state().isLeaving()).isPresent();
    if (hasRole && missing.isEmpty() && !leaving) {
      return letIn(situation, role, ours);
    }
    return hasRole && !leaving && !mayTryAgain(situation, onTheWay(situation), role, ours)
        ? failed(situation, ours, missing(situation, role, missing))
        : bringRole(situation, role, ours);
  }

  private static State onTheWay(Situation situation) {
    return isComingBack(situation) ? State.RESTORING : State.CHANGING;
  }

  private static boolean isComingBack(Situation situation) {
    return situation
        .record()
        .map(ProfileRecord::state)
        .filter(state -> state.isLeaving() || state == State.RESTORING)
        .isPresent();
  }

  /** Coming back is never held; another role may be. */
  private static Step bringRole(Situation situation, Desired.Role role, Ours ours) {
    if (isComingBack(situation) || situation.rules().makePowerless(ours)) {
      return restore(situation, role, ours);
    }
    boolean hasRole = ours.role().filter(role.role()::equals).isPresent();
    boolean begun =
        situation
            .record()
            .filter(known -> known.state() == State.CHANGING && known.isAbout(role))
            .isPresent();
    if (hasRole || begun) {
      return retarget(situation, role, ours);
    }
    return Holding.guarded(
        situation,
        situation.record().orElseGet(() -> found(situation, role, ours)).seenAt(ours.modified()),
        Optional.of(role.role()),
        () -> retarget(situation, role, ours),
        held -> held);
  }

  private static ProfileRecord found(Situation situation, Desired.Role role, Ours ours) {
    return ProfileRecord.found(
        ours.name(), ours.role().orElse(role.role()), situation.domain().region());
  }

  private static Step restore(Situation situation, Desired.Role role, Ours ours) {
    ProfileRecord record =
        record(situation, ours.name(), State.RESTORING, role)
            .tried(tries(situation, State.RESTORING, role) + 1);
    return new Step.Act(
        Optional.of(record),
        List.of(
            new Operation.Restore(
                situation.domain(),
                ours.name(),
                ours.arn(),
                role.role(),
                role.settings().over(ours.settings()))));
  }

  private static String missing(Situation situation, Desired.Role role, List<String> settings) {
    return Planner.ofRow(
        situation,
        role,
        "asked for %d times, and the profile does not show userSettings.%s"
            .formatted(TRIES_IN_A_ROW, String.join(", userSettings.", settings)));
  }

  private static boolean mayTryAgain(
      Situation situation, State onTheWay, Desired.Role role, Ours ours) {
    return tries(situation, onTheWay, role) < TRIES_IN_A_ROW
        || ours.modified()
            .map(failed -> failed.plus(BEFORE_ONE_MORE_TRY))
            .filter(due -> !situation.now().isBefore(due))
            .isPresent();
  }

  /** How often this very decision was carried out already. */
  private static int tries(Situation situation, State onTheWay, Desired.Role role) {
    return situation
        .record()
        .filter(record -> record.state() == onTheWay && record.isAbout(role))
        .map(ProfileRecord::tries)
        .orElse(0);
  }

  private static Step retarget(Situation situation, Desired.Role role, Ours ours) {
    ProfileRecord record =
        record(situation, ours.name(), State.CHANGING, role)
            .replacing(ours.role())
            .tried(tries(situation, State.CHANGING, role) + 1);
    return new Step.Act(
        Optional.of(record),
        List.of(
            new Operation.Retarget(
                situation.domain(),
                ours.name(),
                role.role(),
                role.settings().over(ours.settings()))));
  }

  /** A profile that never came into service holds nothing, and nothing can be made of it. */
  private static Step makeRoom(Situation situation, Desired.Role role, Ours ours) {
    ProfileRecord record =
        record(situation, ours.name(), State.GRANTING, role)
            .tried(tries(situation, State.GRANTING, role));
    return new Step.Act(
        Optional.of(record), List.of(new Operation.DeleteProfile(situation.domain(), ours.name())));
  }

  private static Step failed(Situation situation, Ours ours) {
    return failed(
        situation,
        ours,
        "profile is %s: %s"
            .formatted(ours.status(), ours.failureReason().orElse("SageMaker gives no reason")));
  }

  private static Step failed(Situation situation, Ours ours, String reason) {
    return new Step.Settle(
        situation.record(), new Outcome.Failed(situation.domain().id(), ours.name(), reason));
  }

  private static ProfileRecord record(
      Situation situation, ProfileName name, State state, Desired.Role role) {
    return ProfileRecord.of(name, state, role, situation.domain().region())
        .assignedTo(situation.record().flatMap(ProfileRecord::assigned));
  }

  /** The role is right, and the group comes last: a role that has to shrink waits for nothing. */
  private static Step letIn(Situation situation, Desired.Role role, Ours ours) {
    GroupAssignment assignment =
        ours.assignment()
            .orElseThrow(
                () -> new IllegalArgumentException("nobody read the assignment of " + role));
    ProfileRecord granted =
        ProfileRecord.of(ours.name(), State.GRANTED, role, situation.domain().region())
            .seenAt(ours.modified());
    return switch (assignment) {
      case GroupAssignment.Assigned() ->
          new Step.Settle(
              Optional.of(granted.assignedTo(Optional.of(role.groupId()))),
              outcome(situation, role, ours, Optional.empty()));
      case GroupAssignment.Unassigned(var application) ->
          new Step.Act(
              situation.record(),
              List.of(
                  new Operation.AssignGroup(
                      situation.domain(), ours.name(), application, role.groupId())));
      case GroupAssignment.NoApplication() ->
          new Step.Settle(
              Optional.of(granted),
              outcome(situation, role, ours, Optional.of(byHand(situation, role))));
    };
  }

  private static String byHand(Situation situation, Desired.Role role) {
    return """
    domain %s was made before its application could be assigned from here: assign group \
    '%s' (%s) by hand in IAM Identity Center, unless that is done; without it nobody can \
    sign in\
    """
        .formatted(situation.domain().id(), role.group(), role.groupId());
  }

  private static Outcome outcome(
      Situation situation, Desired.Role role, Ours ours, Optional<String> todo) {
    Optional<ProfileRecord> before = situation.record();
    return switch (before.map(ProfileRecord::state).orElse(State.GRANTED)) {
      case GRANTED ->
          new Outcome.Unchanged("profile %s already has its role".formatted(ours.name()));
      case CHANGING ->
          before
              .flatMap(ProfileRecord::roleBefore)
              .map(old -> changed(situation, role, ours, old, todo))
              .orElseGet(() -> granted(situation, role, ours, todo));
      case GRANTING -> granted(situation, role, ours, todo);
      case REVOKING, QUARANTINED, DELETING, RESTORING ->
          new Outcome.Restored(
              situation.domain().id(), ours.name(), role.group(), role.role(), ours.url(), todo);
    };
  }

  private static Outcome changed(
      Situation situation, Desired.Role role, Ours ours, RoleArn before, Optional<String> todo) {
    return new Outcome.Changed(
        situation.domain().id(), ours.name(), role.group(), before, role.role(), todo);
  }

  private static Outcome granted(
      Situation situation, Desired.Role role, Ours ours, Optional<String> todo) {
    return new Outcome.Granted(
        situation.domain().id(), ours.name(), role.group(), role.role(), ours.url(), todo);
  }
}
