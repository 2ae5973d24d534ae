package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.ScheduledChange;
import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.util.Optional;

/** What to publish once a profile has its role: what changed, and what is left to people. */
record GrantOutcomes(PlanInput input, Desired.Role role) {

  /** The outcome for a group that is assigned to the domain's application. */
  Outcome assigned(Ours ours) {
    return outcome(ours, Optional.empty());
  }

  /** The outcome for a domain without an application that AWS names. */
  Outcome unassignable(Ours ours) {
    return outcome(
        ours,
        Optional.of(
            """
            domain %s is too old for its application to be assigned automatically: assign group \
            '%s' (%s) manually in IAM Identity Center, if it is not assigned yet; until then its \
            members cannot sign in\
            """
                .formatted(input.domain().id(), role.group(), role.groupId())));
  }

  /** The outcome before the dates of rows change the role. */
  Outcome expiring(ProfileRecord granted, ScheduledChange change) {
    return new Outcome.Expiring(
        input.domain().id(), granted.name(), role.group(), role.role(), change.at(), change.to());
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

  private Outcome granted(Ours ours, Optional<String> todo) {
    return new Outcome.Granted(
        input.domain().id(), ours.name(), role.group(), role.role(), ours.url(), todo);
  }

  private Outcome changed(Ours ours, RoleArn before, Optional<String> todo) {
    return new Outcome.Changed(
        input.domain().id(),
        ours.name(),
        role.group(),
        before,
        role.role(),
        join(todo, credentialsOfTheOldRole(before)));
  }

  private Optional<String> credentialsOfTheOldRole(RoleArn before) {
    return input.rules().stopAppsOnRoleChange() || before.equals(role.role())
        ? Optional.empty()
        : Optional.of(
            "apps that were running keep the credentials of %s until they are restarted: stop them if the user must lose that role now (StopAppsOnRoleChange: always does so)"
                .formatted(before));
  }

  private static Optional<String> join(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(one.get() + "; " + other.get())
        : one.or(() -> other);
  }
}
