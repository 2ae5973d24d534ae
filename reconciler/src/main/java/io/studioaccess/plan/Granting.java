package io.studioaccess.plan;

import io.studioaccess.desired.Desired;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.membership.DirectoryUser;
import io.studioaccess.plan.ObservedProfile.Absent;
import io.studioaccess.plan.ObservedProfile.Ours;
import io.studioaccess.plan.ProfileRecord.State;
import java.util.List;
import java.util.Optional;

/** The steps towards a profile that stands with the right role. */
final class Granting {
  private Granting() {}

  static Step create(Situation situation, Desired.Role role, Absent absent) {
    DirectoryUser user =
        situation
            .user()
            .orElseThrow(() -> new IllegalArgumentException("nobody is entitled to " + role));
    return new Step.Act(
        Optional.of(
            new ProfileRecord(
                absent.freeName(),
                State.GRANTING,
                role.group(),
                role.role(),
                Optional.empty(),
                assigned(situation))),
        List.of(
            new Operation.CreateProfile(
                situation.domain(), absent.freeName(), user.id(), user.name(), role.role())));
  }

  static Step bringInto(Situation situation, Desired.Role role, Ours ours) {
    return switch (ours.status()) {
      case PENDING, UPDATING, DELETING ->
          new Step.Await(
              situation.record(), "profile %s is %s".formatted(ours.name(), ours.status()));
      case FAILED, DELETE_FAILED -> failed(situation, ours);
      case IN_SERVICE ->
          hasRole(ours, role) ? letIn(situation, role, ours) : retarget(situation, role, ours);
      case UPDATE_FAILED ->
          isUnderWayTo(situation, role) ? failed(situation, ours) : retarget(situation, role, ours);
    };
  }

  private static boolean hasRole(Ours ours, Desired.Role role) {
    return ours.role().filter(role.role()::equals).isPresent();
  }

  /** The update that failed was already the one that is wanted. */
  private static boolean isUnderWayTo(Situation situation, Desired.Role role) {
    return situation
        .record()
        .filter(record -> record.state() == State.CHANGING && record.role().equals(role.role()))
        .isPresent();
  }

  private static Step retarget(Situation situation, Desired.Role role, Ours ours) {
    return new Step.Act(
        Optional.of(
            new ProfileRecord(
                ours.name(),
                State.CHANGING,
                role.group(),
                role.role(),
                ours.role(),
                assigned(situation))),
        List.of(new Operation.Retarget(situation.domain(), ours.name(), role.role())));
  }

  private static Step failed(Situation situation, Ours ours) {
    String reason =
        "profile is %s: %s"
            .formatted(ours.status(), ours.failureReason().orElse("SageMaker gives no reason"));
    return new Step.Settle(
        situation.record(), new Outcome.Failed(situation.domain(), ours.name(), reason));
  }

  private static Optional<GroupId> assigned(Situation situation) {
    return situation.record().flatMap(ProfileRecord::assigned);
  }

  /** The role is right, and the group comes last: a role that has to shrink waits for nothing. */
  private static Step letIn(Situation situation, Desired.Role role, Ours ours) {
    GroupAssignment assignment =
        ours.assignment()
            .orElseThrow(
                () -> new IllegalArgumentException("nobody read the assignment of " + role));
    return switch (assignment) {
      case GroupAssignment.Assigned() ->
          settled(situation, role, ours, Optional.of(role.groupId()), Optional.empty());
      case GroupAssignment.Unassigned(var application) ->
          new Step.Act(
              situation.record(),
              List.of(
                  new Operation.AssignGroup(
                      situation.domain(), ours.name(), application, role.groupId())));
      case GroupAssignment.NoApplication() ->
          settled(situation, role, ours, Optional.empty(), Optional.of(byHand(situation, role)));
    };
  }

  private static String byHand(Situation situation, Desired.Role role) {
    return """
    domain %s was made before its application could be assigned from here: assign group \
    '%s' (%s) by hand in IAM Identity Center, unless that is done; without it nobody can \
    sign in\
    """
        .formatted(situation.domain(), role.group(), role.groupId());
  }

  private static Step settled(
      Situation situation,
      Desired.Role role,
      Ours ours,
      Optional<GroupId> assigned,
      Optional<String> todo) {
    ProfileRecord record =
        new ProfileRecord(
            ours.name(), State.GRANTED, role.group(), role.role(), Optional.empty(), assigned);
    return new Step.Settle(Optional.of(record), outcome(situation, role, ours, todo));
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
      case GRANTING, REVOKING -> granted(situation, role, ours, todo);
    };
  }

  private static Outcome changed(
      Situation situation, Desired.Role role, Ours ours, RoleArn before, Optional<String> todo) {
    return new Outcome.Changed(
        situation.domain(), ours.name(), role.group(), before, role.role(), todo);
  }

  private static Outcome granted(
      Situation situation, Desired.Role role, Ours ours, Optional<String> todo) {
    return new Outcome.Granted(
        situation.domain(), ours.name(), role.group(), role.role(), ours.url(), todo);
  }
}
