package io.studioaccess.studioctl.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class AwsErrorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Throttling",
        "ThrottlingException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestThrottled",
        "TooManyRequestsException"
      })
  void throttlingHasManyErrorCodes(String code) {
    assertThat(userMessage(code, "Rate exceeded"))
        .isEqualTo(
            "AWS is too busy, even after several retries (%s). Nothing is lost: run the command again in a minute."
                .formatted(code));
  }

  @Test
  void aTransactionMayBeCancelledByThrottling() {
    assertThat(
            userMessage(
                "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons"
                    + " [None, ThrottlingError]"))
        .startsWith("AWS is too busy, even after several retries (ThrottlingError).");
    assertThat(userMessage("TransactionCanceledException", "cancelled [ValidationError]"))
        .isEqualTo("AWS error: cancelled [ValidationError] (TransactionCanceledException)");
  }

  @ParameterizedTest
  @CsvSource({
    "ExpiredToken,                The credentials have expired",
    "ExpiredTokenException,       The credentials have expired",
    "UnauthorizedException,       The credentials have expired",
    "InvalidClientTokenId,        AWS rejects the credentials (InvalidClientTokenId)",
    "UnrecognizedClientException, AWS rejects the credentials" + " (UnrecognizedClientException)",
    "SignatureDoesNotMatch,       AWS rejects the credentials (SignatureDoesNotMatch)",
    "InvalidSignatureException,   AWS rejects the credentials (InvalidSignatureException)",
    "AccessDenied,                Access denied: the credentials do not allow this action.",
    "AccessDeniedException,       Access denied: the credentials do not allow this action.",
    "InternalFailure,             AWS error: text (InternalFailure)"
  })
  void errorCodesHaveMessages(String code, String message) {
    assertThat(userMessage(code, "text")).startsWith(message);
  }

  private static String userMessage(String code, String message) {
    AwsServiceException thrown =
        DynamoDbException.builder()
            .statusCode(400)
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
            .build();
    return AwsError.of(thrown).userMessage();
  }
}
