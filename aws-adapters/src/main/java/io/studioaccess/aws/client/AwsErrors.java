package io.studioaccess.aws.client;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** AWS's own error codes and messages. */
public final class AwsErrors {
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;

  private AwsErrors() {}

  /**
   * An entry of a batch that AWS did not accept although it accepted the call, as an error of the
   * call: so that a throttled or failed entry is retried like one.
   *
   * @param isOurs whether the entry itself is at fault
   */
  public static AwsServiceException ofEntry(String code, String message, boolean isOurs) {
    return AwsServiceException.builder()
        .statusCode(isOurs ? BAD_REQUEST : SERVER_ERROR)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }

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
