package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.Refusal;

/** SageMaker's modelled errors. */
final class SageMakerRefusals {

  private SageMakerRefusals() {}

  static Refusal notFound(String kind, String arn) {
    return new Refusal("ResourceNotFound", kind + " [" + arn + "] does not exist.");
  }

  static Refusal inUse(String message) {
    return new Refusal("ResourceInUse", message);
  }

  static Refusal associated(String kind, String arn, String others) {
    return inUse(
        "Unable to delete %s [%s] because %s are associated with it.".formatted(kind, arn, others));
  }

  static Refusal limitExceeded(String message) {
    return new Refusal("ResourceLimitExceeded", message);
  }
}
