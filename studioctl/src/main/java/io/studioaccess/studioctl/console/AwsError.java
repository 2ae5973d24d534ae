package io.studioaccess.studioctl.console;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * An error response of an AWS service.
 *
 * @param code the error code, which differs between services; empty if the response is not from AWS
 */
record AwsError(String code, String message, boolean isThrottling) {
  private static final Pattern ACTION = Pattern.compile("perform:? ([a-z0-9-]+:[A-Za-z]+)");

  /** Cancellation reasons of a transaction that do not last. */
  private static final Pattern BUSY =
      Pattern.compile("ThrottlingError|ProvisionedThroughputExceeded|TransactionConflict");

  static AwsError of(AwsServiceException e) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
    return new AwsError(
        details.map(AwsErrorDetails::errorCode).orElse(""),
        details.map(AwsErrorDetails::errorMessage).orElseGet(() -> String.valueOf(e.getMessage())),
        e.isThrottlingException());
  }

  String userMessage() {
    if (isThrottling) {
      return busy(code);
    }
    return switch (code) {
      case "" -> CommandException.NOT_AWS;
      case "TransactionCanceledException" -> cancelled();
      case "ExpiredToken", "ExpiredTokenException", "UnauthorizedException" ->
          "The credentials have expired. Sign in again (aws sso login) or renew them.";
      case "InvalidClientTokenId",
          "UnrecognizedClientException",
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "IncompleteSignature",
          "InvalidAccessKeyId" ->
          "AWS rejects the credentials (%s). Check --profile, AWS_PROFILE and AWS_ACCESS_KEY_ID, and whether the region is enabled."
              .formatted(code);
      case "AccessDenied",
          "AccessDeniedException",
          "UnauthorizedOperation",
          "AccessDenied.Exception" ->
          denied();
      default -> other();
    };
  }

  private static String busy(String reason) {
    return "AWS is too busy, even after several retries (%s). Nothing is lost: run the command again in a minute."
        .formatted(reason);
  }

  private String cancelled() {
    Matcher reason = BUSY.matcher(message);
    return reason.find() ? busy(reason.group()) : other();
  }

  private String denied() {
    Matcher action = ACTION.matcher(message);
    return "Access denied: the credentials do not allow %s. docs/studioctl.md shows which of the stack's policies does. AWS error: %s"
        .formatted(action.find() ? action.group(1) : "this action", message);
  }

  private String other() {
    return "AWS error: %s (%s)".formatted(message, code);
  }
}
