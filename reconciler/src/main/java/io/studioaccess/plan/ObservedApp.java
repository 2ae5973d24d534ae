package io.studioaccess.plan;

/** One app of a profile. */
public record ObservedApp(App app, Status status) {

  /** Which app of a profile: SageMaker names it by type and name. */
  public record App(String type, String name) {}

  /** SageMaker's {@code AppStatus}. */
  public enum Status {
    PENDING,
    IN_SERVICE,
    DELETING,
    DELETED,
    FAILED
  }

  /**
   * A Deleted app stays listed for a day, a Failed one cannot be deleted; neither is in a profile's
   * way.
   */
  boolean blocksDeletion() {
    return status != Status.DELETED && status != Status.FAILED;
  }

  /** SageMaker refuses to delete an app that is still Pending. */
  boolean deletable() {
    return status == Status.IN_SERVICE;
  }
}
