package io.studioaccess.reconciler.plan;

/**
 * A space that the profile owns.
 *
 * @param shared others may have their work in it
 */
public record ObservedSpace(SpaceName name, boolean shared, Status status) {

  /** SageMaker's {@code SpaceStatus}. */
  public enum Status {
    PENDING,
    IN_SERVICE,
    UPDATING,
    DELETING,
    FAILED,
    UPDATE_FAILED,
    DELETE_FAILED;

    /** SageMaker is at work on it; whatever is asked of it now is refused with ResourceInUse. */
    boolean inMotion() {
      return this == PENDING || this == UPDATING || this == DELETING;
    }
  }
}
