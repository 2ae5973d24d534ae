package io.studioaccess.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** AWS's own words, for people. */
final class AwsErrors {
  private AwsErrors() {}

  static String message(AwsServiceException e) {
    return e.awsErrorDetails() == null || e.awsErrorDetails().errorMessage() == null
        ? String.valueOf(e.getMessage())
        : e.awsErrorDetails().errorMessage();
  }
}
