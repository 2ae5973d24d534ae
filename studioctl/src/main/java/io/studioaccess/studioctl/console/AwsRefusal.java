package io.studioaccess.studioctl.console;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What AWS answers instead of doing what it was asked.
 *
 * @param code of the error, which each service names in its own way; empty where it is none of
 *     AWS's
 */
record AwsRefusal(String code, String message, boolean isThrottling) {
  private static final Pattern ACTION = Pattern.compile("perform:? ([a-z0-9-]+:[A-Za-z]+)");

  /** The reasons of a cancelled transaction that pass by themselves. */
  private static final Pattern BUSY =
      Pattern.compile("ThrottlingError|ProvisionedThroughputExceeded|TransactionConflict");

  static AwsRefusal of(AwsServiceException e) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
    return new AwsRefusal(
        details.map(AwsErrorDetails::errorCode).orElse(""),
        details.map(AwsErrorDetails::errorMessage).orElseGet(() -> String.valueOf(e.getMessage())),
        e.isThrottlingException());
  }

  String words() {
    if (isThrottling) {
      return busy(code);
    }
    return switch (code) {
      case "" -> Problem.NOT_AWS;
      case "TransactionCanceledException" -> cancelled();
      case "ExpiredToken", "ExpiredTokenException", "UnauthorizedException" ->
          "The credentials have expired: sign in again (aws sso login), or renew them.";
      case "InvalidClientTokenId",
          "UnrecognizedClientException",
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "IncompleteSignature",
          "InvalidAccessKeyId" ->
          "AWS does not know these credentials (%s): check --profile, AWS_PROFILE and AWS_ACCESS_KEY_ID, and whether the region is enabled."
              .formatted(code);
      case "AccessDenied",
          "AccessDeniedException",
          "UnauthorizedOperation",
          "AccessDenied.Exception" ->
          denied();
      default -> said();
    };
  }

  private static String busy(String reason) {
    return "AWS is too busy, also after several tries (%s). Nothing is lost: run it again in a minute."
        .formatted(reason);
  }

  private String cancelled() {
    Matcher reason = BUSY.matcher(message);
    return reason.find() ? busy(reason.group()) : said();
  }

  private String denied() {
    Matcher action = ACTION.matcher(message);
    return "These credentials may not do %s. docs/studioctl.md tells which of the stack's policies allows it. AWS says: %s"
        .formatted(action.find() ? action.group(1) : "that", message);
  }

  private String said() {
    return "AWS says: %s (%s)".formatted(message, code);
  }
}
