package io.studioaccess.aws.client;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Errors about the customer's key that encrypts Identity Center's directory. Identity Center and
 * the Identity Store report them under their general error codes, with a {@code Reason} that begins
 * with {@code KMS_}. Such an error says nothing about a user, a group or an application. Its
 * message gets what to do, which the caller cannot see from the error.
 */
public final class DirectoryKeyErrors implements ExecutionInterceptor {

  private static final String KMS = "KMS_";

  /** Whether the error is about the directory's key. */
  public static boolean concernsKey(AwsServiceException e) {
    return reason(e).isPresent();
  }

  /** The reason, which the two APIs spell differently: KMS_DISABLED, KMS_DisabledException. */
  private static Optional<String> reason(AwsServiceException e) {
    return e.sdkFields().stream()
        .filter(field -> field.memberName().equals("Reason"))
        .map(field -> value(field, e))
        .filter(reason -> reason.startsWith(KMS))
        .findFirst();
  }

  private static String value(SdkField<?> field, AwsServiceException e) {
    return String.valueOf(field.getValueOrDefault(e));
  }

  @Override
  public Throwable modifyException(
      Context.FailedExecution failed, ExecutionAttributes executionAttributes) {
    return failed.exception() instanceof AwsServiceException e
        ? reason(e).flatMap(DirectoryKeyErrors::advice).map(advice -> with(advice, e)).orElse(e)
        : failed.exception();
  }

  /** The SDK has composed the message already, so both texts change. */
  private static AwsServiceException with(String advice, AwsServiceException e) {
    AwsErrorDetails details =
        e.awsErrorDetails().toBuilder()
            .errorMessage("%s. %s".formatted(AwsErrors.message(e), advice))
            .build();
    return e.toBuilder()
        .message("%s. %s".formatted(e.getMessage(), advice))
        .awsErrorDetails(details)
        .build();
  }

  /** Empty if waiting helps. */
  private static Optional<String> advice(String reason) {
    return switch (reason) {
      case "KMS_THROTTLING", "KMS_ThrottlingException" -> Optional.empty();
      case "KMS_ACCESS_DENIED", "KMS_AccessDeniedException" ->
          Optional.of(
              "IAM Identity Center is encrypted with a key that this role may not use: set the"
                  + " parameter IdentityCenterKeyArn, and allow the role in the key's policy"
                  + " (docs/deploy.md)");
      case "KMS_DISABLED",
          "KMS_DisabledException",
          "KMS_INVALID_STATE",
          "KMS_InvalidStateException" ->
          Optional.of(
              "The key that encrypts IAM Identity Center is disabled or waits for its deletion:"
                  + " enable it (aws kms enable-key), after aws kms cancel-key-deletion if needed");
      default ->
          Optional.of(
              "The key that encrypts IAM Identity Center cannot be used in this region: compare aws"
                  + " sso-admin describe-instance with the keys of the owner's account");
    };
  }
}
