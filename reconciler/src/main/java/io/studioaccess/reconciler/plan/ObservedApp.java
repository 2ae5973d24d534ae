package io.studioaccess.reconciler.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * One app of a profile, or of a space that the profile owns.
 *
 * @param created SageMaker's {@code CreationTime}
 */
public record ObservedApp(App app, Status status, Optional<Instant> created) {

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
    PENDING("Pending"),
    IN_SERVICE("InService"),
    DELETING("Deleting"),
    DELETED("Deleted"),
    FAILED("Failed"),
    /** A status that the AWS SDK in use does not know: the app may be running. */
    UNKNOWN("Unknown");

    private final String spelling;

    Status(String spelling) {
      this.spelling = spelling;
    }

    /** As AWS spells it, for people. */
    @Override
    public String toString() {
      return spelling;
    }
  }

  /**
   * A Deleted app stays listed for a day, and a Failed app cannot be deleted. Neither blocks the
   * deletion of the profile.
   */
  boolean blocksDeletion() {
    return status != Status.DELETED && status != Status.FAILED;
  }

  /** Whether the app may have been started before this moment. */
  boolean isOlderThan(Optional<Instant> moment) {
    return created.isEmpty() || moment.isEmpty() || created.get().isBefore(moment.get());
  }

  /** SageMaker does not delete an app that is still Pending. */
  boolean isDeletable() {
    return status == Status.IN_SERVICE || status == Status.UNKNOWN;
  }
}
