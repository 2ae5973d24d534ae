package io.studioaccess.reconciler.plan;

/** SageMaker's {@code UserProfileStatus}. */
public enum ProfileStatus {
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

  ProfileStatus(String spelling) {
    this.spelling = spelling;
  }

  /** SageMaker is changing the profile. Any other change now fails with ResourceInUse. */
  boolean isInTransition() {
    return this == PENDING || this == UPDATING || this == DELETING;
  }

  /** As AWS spells it, for people. */
  @Override
  public String toString() {
    return spelling;
  }
}
