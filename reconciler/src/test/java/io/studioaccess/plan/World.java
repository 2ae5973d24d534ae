package io.studioaccess.plan;

import io.studioaccess.mapping.UserSettings;
import io.studioaccess.plan.ObservedProfile.Absent;
import io.studioaccess.plan.ObservedProfile.Ours;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What SageMaker makes of a step, and of time: just enough of it to follow a plan to its end. */
final class World {
  private World() {}

  /**
   * The situation at the next look: the operations took effect, and all that was under way has
   * ended.
   */
  static Situation afterwards(Situation before, Step step) {
    ObservedProfile observed = before.observed();
    if (step instanceof Step.Act act) {
      for (Operation operation : act.operations()) {
        observed = after(operation, observed);
      }
    }
    return new Situation(
        before.domain(),
        before.user(),
        before.desired(),
        step.record(),
        settled(observed),
        before.now());
  }

  private static ObservedProfile after(Operation operation, ObservedProfile observed) {
    return switch (operation) {
      case Operation.CreateProfile create ->
          PlannerTest.ours(
              ProfileStatus.PENDING,
              Optional.of(create.role()),
              create.settings(),
              List.of(),
              PlannerTest.assignments().get(1));
      case Operation.Retarget retarget -> {
        Ours ours = (Ours) observed;
        yield PlannerTest.ours(
            ProfileStatus.UPDATING,
            Optional.of(retarget.role()),
            updated(ours.settings(), retarget.settings()),
            ours.apps(),
            ours.assignment().orElseThrow());
      }
      case Operation.AssignGroup _ -> {
        Ours ours = (Ours) observed;
        yield PlannerTest.ours(
            ours.status(),
            ours.role(),
            ours.settings(),
            ours.apps(),
            new GroupAssignment.Assigned());
      }
      case Operation.DeleteProfile _ -> {
        Ours ours = (Ours) observed;
        if (ours.apps().stream().anyMatch(ObservedApp::blocksDeletion)) {
          throw new AssertionError("ResourceInUse: apps are associated with the profile");
        }
        yield with(ours, ProfileStatus.DELETING, ours.apps());
      }
      case Operation.DeleteApp delete -> {
        Ours ours = (Ours) observed;
        List<ObservedApp> apps = new ArrayList<>();
        for (ObservedApp app : ours.apps()) {
          boolean named = app.app().equals(delete.app());
          if (named && !app.deletable()) {
            throw new AssertionError("an app that is " + app.status() + " cannot be deleted");
          }
          apps.add(named ? new ObservedApp(app.app(), ObservedApp.Status.DELETING) : app);
        }
        yield with(ours, ours.status(), apps);
      }
    };
  }

  /** The harsher reading of AWS's words: a top-level field that is named is replaced whole. */
  private static UserSettings updated(UserSettings before, UserSettings update) {
    Map<String, Object> fields = new HashMap<>(before.fields());
    fields.putAll(update.fields());
    return new UserSettings(fields);
  }

  private static Ours with(Ours ours, ProfileStatus status, List<ObservedApp> apps) {
    return PlannerTest.ours(
        status, ours.role(), ours.settings(), apps, ours.assignment().orElseThrow());
  }

  static ObservedProfile settled(ObservedProfile observed) {
    if (!(observed instanceof Ours ours)) {
      return observed;
    }
    if (ours.status() == ProfileStatus.DELETING) {
      return new Absent(ours.name());
    }
    ProfileStatus status = ours.status().inMotion() ? ProfileStatus.IN_SERVICE : ours.status();
    return new Ours(
        ours.name(),
        status,
        ours.role(),
        ours.settings(),
        ours.modified(),
        ours.failureReason(),
        ours.url(),
        ours.apps().stream().map(app -> new ObservedApp(app.app(), settled(app.status()))).toList(),
        ours.assignment());
  }

  private static ObservedApp.Status settled(ObservedApp.Status status) {
    return switch (status) {
      case PENDING -> ObservedApp.Status.IN_SERVICE;
      case DELETING -> ObservedApp.Status.DELETED;
      case IN_SERVICE, DELETED, FAILED -> status;
    };
  }
}
