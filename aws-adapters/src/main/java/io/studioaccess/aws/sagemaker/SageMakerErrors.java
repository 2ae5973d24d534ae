package io.studioaccess.aws.sagemaker;

import io.studioaccess.aws.client.AwsErrors;
import java.util.Locale;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/**
 * SageMaker's answers that mean something. Of these only ResourceNotFound and ResourceInUse are
 * modelled shapes; validation arrives as a plain {@link SageMakerException} with a code.
 */
final class SageMakerErrors {
  private SageMakerErrors() {}

  /** The request can never succeed as it is. */
  static boolean isValidation(SageMakerException e) {
    return code(e).equals("ValidationException");
  }

  /** A missing domain is answered with a validation error by some operations: the words tell. */
  static boolean saysDoesNotExist(SageMakerException e) {
    return isValidation(e)
        && AwsErrors.message(e).toLowerCase(Locale.ROOT).contains("does not exist");
  }

  private static String code(SageMakerException e) {
    return e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
  }
}
