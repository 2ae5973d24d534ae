package io.studioaccess.reconciler.plan;

import java.util.Optional;

/** One app of a profile, or of a space that the profile owns. */
public record ObservedApp(App app, Status status) {

  /**
   * The identity of an app: type and name, within a profile or a space.
   *
   * @param space empty for an app of the profile itself
   */
  public record App(Optional<SpaceName> space, String type, String name) {

    @Override
    public String toString() {
      return "app " + type + "/" + name + space.map(s -> " of space " + s).orElse("");
    }
  }

  /** SageMaker's {@code AppStatus}. */
  public enum Status {
    PENDING,
    IN_SERVICE,
    DELETING,
    DELETED,
    FAILED
  }

  /**
   * A Deleted app stays listed for a day, and a Failed app cannot be deleted. Neither blocks the
   * deletion of the profile.
   */
  boolean blocksDeletion() {
    return status != Status.DELETED && status != Status.FAILED;
  }

  /** SageMaker does not delete an app that is still Pending. */
  boolean isDeletable() {
    return status == Status.IN_SERVICE;
  }
}
