package io.studioaccess.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;
import software.amazon.awssdk.services.identitystore.model.ThrottlingException;

class RetriesTest {
  private static final AwsServiceException THROTTLED = error("ThrottlingException", 400);

  @Test
  void aFunctionWaitsNoSecondForACall() {
    assertThat(totalDelay(Retries.QUICK, THROTTLED)).isLessThan(Duration.ofMillis(151));
    assertThat(totalDelay(Retries.PATIENT, THROTTLED)).isLessThan(Duration.ofSeconds(2));
    assertThat(totalDelay(Retries.PERSISTENT, THROTTLED)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void attemptsAreCounted() {
    assertThat(attempts(Retries.QUICK, THROTTLED)).isEqualTo(3);
    assertThat(attempts(Retries.PATIENT, THROTTLED)).isEqualTo(6);
    assertThat(attempts(Retries.PERSISTENT, THROTTLED)).isEqualTo(8);
    assertThat(attempts(Retries.INTERACTIVE, THROTTLED)).isEqualTo(8);
  }

  /** The SDK's own quota would be used up by a few hundred throttled calls. */
  @Test
  void thousandsOfFailedCallsChangeNothing() {
    RetryStrategy strategy = Retries.QUICK.strategy();
    for (int call = 0; call < 2_000; call++) {
      assertThat(attempts(strategy, THROTTLED)).isEqualTo(3);
    }
  }

  @Test
  void onlyWhatMayPassIsTriedAgain() {
    assertThat(attempts(Retries.QUICK, error("InternalFailure", 500))).isEqualTo(3);
    assertThat(attempts(Retries.QUICK, error("RequestTimeTooSkewed", 403))).isEqualTo(3);
    assertThat(attempts(Retries.QUICK, SdkClientException.create("", new IOException())))
        .isEqualTo(3);
    assertThat(attempts(Retries.QUICK, error("AccessDeniedException", 400))).isEqualTo(1);
    assertThat(attempts(Retries.QUICK, SdkClientException.create("no credentials"))).isEqualTo(1);
  }

  @Test
  void anEntryThatAwsFailedIsLikeAFailedCall() {
    assertThat(attempts(Retries.QUICK, AwsErrors.ofEntry("InternalFailure", "", false)))
        .isEqualTo(3);
    assertThat(attempts(Retries.QUICK, AwsErrors.ofEntry("ThrottlingException", "", true)))
        .isEqualTo(3);
    assertThat(attempts(Retries.QUICK, AwsErrors.ofEntry("AccessDenied", "", true))).isEqualTo(1);
  }

  @Test
  void whoAsksToWaitIsNotCalledAgainAtOnce() {
    assertThat(attempts(Retries.QUICK, retryAfter(1))).isEqualTo(3);
    assertThat(attempts(Retries.QUICK, retryAfter(2))).isEqualTo(1);
  }

  private static ThrottlingException retryAfter(int seconds) {
    return ThrottlingException.builder()
        .retryAfterSeconds(seconds)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode("ThrottlingException").build())
        .build();
  }

  private static AwsServiceException error(String code, int status) {
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .build();
  }

  private static int attempts(Retries retries, Throwable failure) {
    return attempts(retries.strategy(), failure);
  }

  private static int attempts(RetryStrategy strategy, Throwable failure) {
    return run(strategy, failure).attempts();
  }

  private static Duration totalDelay(Retries retries, Throwable failure) {
    return run(retries.strategy(), failure).delay();
  }

  private record Run(int attempts, Duration delay) {}

  /** A call of which each attempt fails. */
  private static Run run(RetryStrategy strategy, Throwable failure) {
    RetryToken token =
        strategy.acquireInitialToken(AcquireInitialTokenRequest.create("calls")).token();
    Duration delay = Duration.ZERO;
    for (int attempts = 1; ; attempts++) {
      RefreshRetryTokenRequest request =
          RefreshRetryTokenRequest.builder().token(token).failure(failure).build();
      RefreshRetryTokenResponse[] next = new RefreshRetryTokenResponse[1];
      if (catchThrowable(() -> next[0] = strategy.refreshRetryToken(request))
          instanceof TokenAcquisitionFailedException) {
        return new Run(attempts, delay);
      }
      token = next[0].token();
      delay = delay.plus(next[0].delay());
    }
  }
}
