package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.util.List;
import java.util.Optional;

/**
 * Apps that have run since before a change of role: they keep the credentials of the role that they
 * were started with, and are stopped if the installation asks for it.
 */
record AppsOfOldRole(PlanInput input, Desired.Role role) {

  /** The role that a change in progress to the same role replaces. */
  Optional<RoleArn> roleBefore() {
    return input
        .record()
        .filter(record -> record.state() == State.CHANGING && record.matches(role))
        .flatMap(ProfileRecord::roleBefore);
  }

  boolean mustStop() {
    return input.rules().stopAppsOnRoleChange()
        && roleBefore().filter(before -> !before.equals(role.role())).isPresent();
  }

  /** The step that stops them; empty if none is left. */
  Optional<Step> stop(Ours ours) {
    if (ours.ownedResources().isEmpty() && input.mayRevoke()) {
      return Optional.of(
          new Step.Await(input.record(), "the spaces of the domain are being listed"));
    }
    if (ours.ownedResources().isEmpty()) {
      return Optional.of(
          new Step.HandOver(
              input.record(),
              "the apps of profile %s must stop, which still have the old role"
                  .formatted(ours.name())));
    }
    List<ObservedApp> apps =
        ours.ownedResources().get().blockingApps().stream()
            .filter(app -> app.isOlderThan(ours.modified()))
            .toList();
    if (apps.isEmpty()) {
      return Optional.empty();
    }
    List<Operation> deletions = RevocationPlanner.deleteApps(input, ours, apps);
    return Optional.of(
        deletions.isEmpty()
            ? new Step.Await(input.record(), Obstacles.describe(input, ours, List.of()))
            : new Step.Act(input.record(), deletions));
  }
}
