package io.studioaccess.reconciler.plan;

/** SageMaker's {@code UserProfileStatus}. */
public enum ProfileStatus {
  PENDING,
  IN_SERVICE,
  UPDATING,
  DELETING,
  FAILED,
  UPDATE_FAILED,
  DELETE_FAILED,
  /** A status that the AWS SDK in use does not know. */
  UNKNOWN;

  /** SageMaker is changing the profile. Any other change now fails with ResourceInUse. */
  boolean isInTransition() {
    return this == PENDING || this == UPDATING || this == DELETING;
  }
}
