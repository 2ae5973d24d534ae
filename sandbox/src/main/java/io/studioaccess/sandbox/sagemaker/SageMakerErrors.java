package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.ServiceException;

/** SageMaker's modelled errors. */
final class SageMakerErrors {

  private SageMakerErrors() {}

  static ServiceException notFound(String kind, String arn) {
    return new ServiceException("ResourceNotFound", kind + " [" + arn + "] does not exist.");
  }

  static ServiceException inUse(String message) {
    return new ServiceException("ResourceInUse", message);
  }

  static ServiceException associated(String kind, String arn, String others) {
    return inUse(
        "Unable to delete %s [%s] because %s are associated with it.".formatted(kind, arn, others));
  }

  static ServiceException limitExceeded(String message) {
    return new ServiceException("ResourceLimitExceeded", message);
  }
}
