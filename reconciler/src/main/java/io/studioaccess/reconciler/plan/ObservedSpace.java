package io.studioaccess.reconciler.plan;

/**
 * A space that the profile owns.
 *
 * @param shared whether other users may have work in it
 */
public record ObservedSpace(SpaceName name, boolean shared, Status status) {

  /** SageMaker's {@code SpaceStatus}. */
  public enum Status {
    PENDING("Pending"),
    IN_SERVICE("InService"),
    UPDATING("Updating"),
    DELETING("Deleting"),
    FAILED("Failed"),
    UPDATE_FAILED("Update_Failed"),
    DELETE_FAILED("Delete_Failed"),
    /** A status that the AWS SDK in use does not know. */
    UNKNOWN("Unknown");

    private final String spelling;

    Status(String spelling) {
      this.spelling = spelling;
    }

    /** SageMaker is changing the space. Any other change now fails with ResourceInUse. */
    boolean isInTransition() {
      return this == PENDING || this == UPDATING || this == DELETING;
    }

    /** As AWS spells it, for people. */
    @Override
    public String toString() {
      return spelling;
    }
  }
}
