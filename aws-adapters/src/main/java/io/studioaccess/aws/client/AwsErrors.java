package io.studioaccess.aws.client;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** AWS's own error codes and messages. */
public final class AwsErrors {
  private AwsErrors() {}

  /** Empty if the answer has no code. */
  public static String code(AwsServiceException e) {
    return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
        ? ""
        : e.awsErrorDetails().errorCode();
  }

  public static String message(AwsServiceException e) {
    return e.awsErrorDetails() == null || e.awsErrorDetails().errorMessage() == null
        ? String.valueOf(e.getMessage())
        : e.awsErrorDetails().errorMessage();
  }
}
