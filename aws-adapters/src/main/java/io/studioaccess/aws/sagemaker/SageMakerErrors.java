package io.studioaccess.aws.sagemaker;

import io.studioaccess.aws.client.AwsErrors;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/**
 * Classifies SageMaker's errors. Only ResourceNotFound and ResourceInUse are modelled exceptions; a
 * validation error is a plain {@link SageMakerException} with a code.
 */
final class SageMakerErrors {
  private SageMakerErrors() {}

  /** The request cannot succeed without a change. */
  static boolean isValidation(SageMakerException e) {
    return AwsErrors.code(e).equals("ValidationException");
  }

  /** IAM, or a policy of the organization, denies the call. */
  static boolean isAccessDenied(SageMakerException e) {
    return List.of("AccessDeniedException", "AccessDenied").contains(AwsErrors.code(e));
  }

  /**
   * Some operations report a missing domain as a validation error, which only its message reveals.
   */
  static boolean isDoesNotExist(SageMakerException e) {
    return isValidation(e)
        && AwsErrors.message(e).toLowerCase(Locale.ROOT).contains("does not exist");
  }
}
