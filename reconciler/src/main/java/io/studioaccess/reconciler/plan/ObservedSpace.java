package io.studioaccess.reconciler.plan;

/**
 * A space that the profile owns.
 *
 * @param shared whether other users may have work in it
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
    DELETE_FAILED,
    /** A status that the AWS SDK in use does not know. */
    UNKNOWN;

    /** SageMaker is changing the space. Any other change now fails with ResourceInUse. */
    boolean isInTransition() {
      return this == PENDING || this == UPDATING || this == DELETING;
    }
  }
}
