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
 * What SageMaker makes of a step, and of time: just enough of it to follow a plan to its end. What
 * it would refuse is an error here.
 */
final class World {
  private World() {}

  /**
   * The situation at the next look: the operations took effect, and all that was under way has
   * ended.
   */
  static PlanFixture afterwards(PlanFixture before, Step step) {
    ObservedProfile observed = before.observed();
    for (Operation operation : PlanFixture.operations(step)) {
      observed = after(operation, observed);
    }
    return before
        .remembering(step.record())
        .seeing(settled(observed))
        .decided(verdict(before, step));
  }

  /** A verdict is about the hold that it was given on. */
  static Optional<Verdict> verdict(PlanFixture before, Step step) {
    return heldSince(step.record()).equals(heldSince(before.record()))
        ? before.verdict()
        : Optional.empty();
  }

  private static Optional<Instant> heldSince(Optional<ProfileRecord> record) {
    return record.flatMap(ProfileRecord::hold).map(Hold::since);
  }

  private static ObservedProfile after(Operation operation, ObservedProfile observed) {
    return switch (operation) {
      case Operation.CreateProfile create ->
          PlanFixture.ours(
              ProfileStatus.PENDING,
              Optional.of(create.role()),
              create.settings(),
              Optional.empty(),
              SmallWorld.UNASSIGNED);
      case Operation.Retarget retarget ->
          updated(unmoving(observed), retarget.role(), retarget.settings());
      case Operation.Restore restore ->
          updated(unmoving(observed), restore.role(), restore.settings());
      case Operation.Quarantine quarantine ->
          updated(unmoving(observed), quarantine.role(), UserSettings.NONE);
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
      case Operation.DeleteSpace delete -> without(unmoving(observed), delete.space());
      case Operation.DeleteProfile _ -> {
        Ours ours = unmoving(observed);
        require(blockingApps(ours).isEmpty(), "ResourceInUse: apps are associated with it");
        require(spaces(ours).isEmpty(), "ResourceInUse: spaces are associated with it");
        yield with(ours, ProfileStatus.DELETING, ours.ownedResources());
      }
    };
  }

  private static void require(boolean condition, String refusal) {
    if (!condition) {
      throw new AssertionError(refusal);
    }
  }

  private static Ours unmoving(ObservedProfile observed) {
    Ours ours = (Ours) observed;
    require(!ours.status().inMotion(), "ResourceInUse: the profile is " + ours.status());
    return ours;
  }

  /** The harsher reading of AWS's words: a top-level field that is named is replaced whole. */
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
      boolean isIt = app.app().equals(named);
      require(!isIt || app.deletable(), "an app that is " + app.status() + " cannot be deleted");
      apps.add(isIt ? new ObservedApp(app.app(), ObservedApp.Status.DELETING) : app);
    }
    return with(ours, ours.status(), Optional.of(new OwnedResources(apps, spaces(ours))));
  }

  private static Ours without(Ours ours, SpaceName named) {
    List<ObservedSpace> spaces = new ArrayList<>();
    for (ObservedSpace space : spaces(ours)) {
      boolean isIt = space.name().equals(named);
      require(!isIt || !space.shared(), "others may have their work in " + space);
      require(!isIt || !space.status().inMotion(), "ResourceInUse: " + space);
      require(!isIt || blockingApps(ours).isEmpty(), "ResourceInUse: apps run in " + space);
      spaces.add(isIt ? new ObservedSpace(named, false, ObservedSpace.Status.DELETING) : space);
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

  static ObservedProfile settled(ObservedProfile observed) {
    if (!(observed instanceof Ours ours)) {
      return observed;
    }
    if (ours.status() == ProfileStatus.DELETING) {
      return new Absent(ours.name());
    }
    ProfileStatus status = ours.status().inMotion() ? ProfileStatus.IN_SERVICE : ours.status();
    return with(ours, status, ours.ownedResources().map(World::settled));
  }

  private static OwnedResources settled(OwnedResources ownedResources) {
    return new OwnedResources(
        ownedResources.apps().stream()
            .map(app -> new ObservedApp(app.app(), settled(app.status())))
            .toList(),
        ownedResources.spaces().stream()
            .filter(space -> space.status() != ObservedSpace.Status.DELETING)
            .map(
                space ->
                    space.status().inMotion()
                        ? new ObservedSpace(
                            space.name(), space.shared(), ObservedSpace.Status.IN_SERVICE)
                        : space)
            .toList());
  }

  private static ObservedApp.Status settled(ObservedApp.Status status) {
    return switch (status) {
      case PENDING -> ObservedApp.Status.IN_SERVICE;
      case DELETING -> ObservedApp.Status.DELETED;
      case IN_SERVICE, DELETED, FAILED -> status;
    };
  }
}
