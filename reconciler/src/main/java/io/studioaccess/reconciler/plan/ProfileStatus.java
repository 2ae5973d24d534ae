package io.studioaccess.reconciler.plan;

/** SageMaker's {@code UserProfileStatus}. */
public enum ProfileStatus {
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
