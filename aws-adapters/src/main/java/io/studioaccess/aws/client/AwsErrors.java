package io.studioaccess.aws.client;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** AWS's own error messages, for administrators. */
public final class AwsErrors {
  private AwsErrors() {}

  public static String message(AwsServiceException e) {
    return e.awsErrorDetails() == null || e.awsErrorDetails().errorMessage() == null
        ? String.valueOf(e.getMessage())
        : e.awsErrorDetails().errorMessage();
  }
}
