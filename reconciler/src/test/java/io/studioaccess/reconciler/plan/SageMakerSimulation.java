package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.plan.ObservedProfile.Absent;
import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Simulates SageMaker's reaction to a step, as far as needed to follow a plan to its end. An
 * operation that SageMaker would refuse is an error.
 */
final class SageMakerSimulation {
  private SageMakerSimulation() {}

  /** The input of the next plan: the operations took effect, and every transition is complete. */
  static PlanFixture nextState(PlanFixture before, Step step) {
    ObservedProfile observed = before.observed();
    for (Operation operation : PlanFixture.operations(step)) {
      observed = apply(operation, observed);
    }
    return before
        .recorded(step.record())
        .observing(completed(observed))
        .decided(verdict(before, step));
  }

  /** A verdict applies only to the hold that it was given for. */
  static Optional<Verdict> verdict(PlanFixture before, Step step) {
    return heldSince(step.record()).equals(heldSince(before.record()))
        ? before.verdict()
        : Optional.empty();
  }

  private static Optional<Instant> heldSince(Optional<ProfileRecord> record) {
    return record.flatMap(ProfileRecord::hold).map(Hold::since);
  }

  private static ObservedProfile apply(Operation operation, ObservedProfile observed) {
    return switch (operation) {
      case Operation.CreateProfile create ->
          PlanFixture.ours(
              ProfileStatus.PENDING,
              Optional.of(create.role()),
              create.settings(),
              Optional.empty(),
              PlanCases.UNASSIGNED);
      case Operation.Retarget retarget ->
          updated(requireStable(observed), retarget.role(), retarget.settings());
      case Operation.Restore restore ->
          updated(requireStable(observed), restore.role(), restore.settings());
      case Operation.Quarantine quarantine ->
          updated(requireStable(observed), quarantine.role(), UserSettings.NONE);
      case Operation.ChangeTags _ -> observed;
      case Operation.AssignGroup _ -> {
        Ours ours = (Ours) observed;
        yield PlanFixture.ours(
            ours.status(),
            ours.role(),
            ours.settings(),
            ours.ownedResources(),
            new GroupAssignment.Assigned());
      }
      case Operation.DeleteApp delete -> without((Ours) observed, delete.app());
      case Operation.DeleteSpace delete -> without(requireStable(observed), delete.space());
      case Operation.DeleteProfile _ -> {
        Ours ours = requireStable(observed);
        require(blockingApps(ours).isEmpty(), "ResourceInUse: apps are associated with it");
        require(spaces(ours).isEmpty(), "ResourceInUse: spaces are associated with it");
        yield with(ours, ProfileStatus.DELETING, ours.ownedResources());
      }
    };
  }

  private static void require(boolean condition, String error) {
    if (!condition) {
      throw new AssertionError(error);
    }
  }

  private static Ours requireStable(ObservedProfile observed) {
    Ours ours = (Ours) observed;
    require(!ours.status().isInTransition(), "ResourceInUse: the profile is " + ours.status());
    return ours;
  }

  /**
   * The stricter reading of the AWS documentation: an update replaces each named top-level field
   * completely.
   */
  private static Ours updated(Ours ours, RoleArn role, UserSettings update) {
    Map<String, Object> fields = new HashMap<>(ours.settings().fields());
    fields.putAll(update.fields());
    return PlanFixture.ours(
        ProfileStatus.UPDATING,
        Optional.of(role),
        new UserSettings(fields),
        ours.ownedResources(),
        ours.assignment().orElseThrow());
  }

  private static Ours without(Ours ours, ObservedApp.App named) {
    List<ObservedApp> apps = new ArrayList<>();
    for (ObservedApp app : ours.ownedResources().orElseThrow().apps()) {
      boolean isNamed = app.app().equals(named);
      require(
          !isNamed || app.isDeletable(), "an app that is " + app.status() + " cannot be deleted");
      apps.add(
          isNamed ? new ObservedApp(app.app(), ObservedApp.Status.DELETING, app.created()) : app);
    }
    return with(ours, ours.status(), Optional.of(new OwnedResources(apps, spaces(ours))));
  }

  private static Ours without(Ours ours, SpaceName named) {
    List<ObservedSpace> spaces = new ArrayList<>();
    for (ObservedSpace space : spaces(ours)) {
      boolean isNamed = space.name().equals(named);
      require(!isNamed || !space.shared(), "other users may have work in " + space);
      require(!isNamed || !space.status().isInTransition(), "ResourceInUse: " + space);
      require(!isNamed || blockingApps(ours).isEmpty(), "ResourceInUse: apps run in " + space);
      spaces.add(isNamed ? new ObservedSpace(named, false, ObservedSpace.Status.DELETING) : space);
    }
    return with(
        ours,
        ours.status(),
        Optional.of(new OwnedResources(ours.ownedResources().orElseThrow().apps(), spaces)));
  }

  private static List<ObservedApp> blockingApps(Ours ours) {
    return ours.ownedResources().map(OwnedResources::blockingApps).orElse(List.of());
  }

  private static List<ObservedSpace> spaces(Ours ours) {
    return ours.ownedResources().map(OwnedResources::spaces).orElse(List.of());
  }

  private static Ours with(
      Ours ours, ProfileStatus status, Optional<OwnedResources> ownedResources) {
    return PlanFixture.ours(
        status, ours.role(), ours.settings(), ownedResources, ours.assignment().orElseThrow());
  }

  static ObservedProfile completed(ObservedProfile observed) {
    if (!(observed instanceof Ours ours)) {
      return observed;
    }
    if (ours.status() == ProfileStatus.DELETING) {
      return new Absent(ours.name());
    }
    ProfileStatus status =
        ours.status().isInTransition() || ours.status() == ProfileStatus.UNKNOWN
            ? ProfileStatus.IN_SERVICE
            : ours.status();
    return with(ours, status, ours.ownedResources().map(SageMakerSimulation::completed));
  }

  private static OwnedResources completed(OwnedResources ownedResources) {
    return new OwnedResources(
        ownedResources.apps().stream()
            .map(app -> new ObservedApp(app.app(), completed(app.status()), app.created()))
            .toList(),
        ownedResources.spaces().stream()
            .filter(space -> space.status() != ObservedSpace.Status.DELETING)
            .map(
                space ->
                    space.status().isInTransition()
                        ? new ObservedSpace(
                            space.name(), space.shared(), ObservedSpace.Status.IN_SERVICE)
                        : space)
            .toList());
  }

  private static ObservedApp.Status completed(ObservedApp.Status status) {
    return switch (status) {
      case PENDING -> ObservedApp.Status.IN_SERVICE;
      case DELETING -> ObservedApp.Status.DELETED;
      case IN_SERVICE, DELETED, FAILED, UNKNOWN -> status;
    };
  }
}
