package io.studioaccess.studioctl.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The words of services for the same trouble. */
class AwsRefusalTest {

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
  void throttlingByAnyNamePasses(String code) {
    assertThat(words(code, "Rate exceeded"))
        .isEqualTo(
            "AWS is too busy, also after several tries (%s). Nothing is lost: run it again in a minute."
                .formatted(code));
  }

  @Test
  void aTransactionMayBeCancelledForBeingTooMuch() {
    assertThat(
            words(
                "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons"
                    + " [None, ThrottlingError]"))
        .startsWith("AWS is too busy, also after several tries (ThrottlingError).");
    assertThat(words("TransactionCanceledException", "cancelled [ValidationError]"))
        .isEqualTo("AWS says: cancelled [ValidationError] (TransactionCanceledException)");
  }

  @ParameterizedTest
  @CsvSource({
    "ExpiredToken,                The credentials have expired",
    "ExpiredTokenException,       The credentials have expired",
    "UnauthorizedException,       The credentials have expired",
    "InvalidClientTokenId,        AWS does not know these credentials (InvalidClientTokenId)",
    "UnrecognizedClientException, AWS does not know these credentials"
        + " (UnrecognizedClientException)",
    "SignatureDoesNotMatch,       AWS does not know these credentials (SignatureDoesNotMatch)",
    "InvalidSignatureException,   AWS does not know these credentials (InvalidSignatureException)",
    "AccessDenied,                These credentials may not do that.",
    "AccessDeniedException,       These credentials may not do that.",
    "InternalFailure,             AWS says: said (InternalFailure)"
  })
  void codesAreTold(String code, String told) {
    assertThat(words(code, "said")).startsWith(told);
  }

  private static String words(String code, String message) {
    AwsServiceException thrown =
        DynamoDbException.builder()
            .statusCode(400)
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
            .build();
    return AwsRefusal.of(thrown).words();
  }
}
