package io.studioaccess.aws.client;

import io.studioaccess.reconciler.reconcile.Backoff;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.identitystore.model.ThrottlingException;

/**
 * Handles calls that AWS still throttles after the SDK's own retries. The message is not at fault:
 * it is requeued with a delay and does not count towards the dead-letter queue, for about six
 * hours.
 */
public final class Throttling {
  /** With the delays of {@link Backoff}, about six hours. */
  private static final int MAX_ATTEMPTS = 30;

  private Throttling() {}

  /**
   * The delay before the next attempt: that of {@link Backoff}, or AWS's {@code RetryAfterSeconds}
   * if longer, at most SQS's maximum of 15 minutes.
   *
   * @return empty for any other failure, and after the last attempt
   */
  public static Optional<Duration> delay(SdkException e, int attempt) {
    boolean throttled = e instanceof AwsServiceException service && service.isThrottlingException();
    if (!throttled || attempt >= MAX_ATTEMPTS) {
      return Optional.empty();
    }
    Duration backoff = Backoff.before(attempt);
    Duration requested =
        requestedDelay(e).compareTo(Backoff.LONGEST) < 0 ? requestedDelay(e) : Backoff.LONGEST;
    return Optional.of(requested.compareTo(backoff) > 0 ? requested : backoff);
  }

  private static Duration requestedDelay(SdkException e) {
    return e instanceof ThrottlingException throttling && throttling.retryAfterSeconds() != null
        ? Duration.ofSeconds(throttling.retryAfterSeconds())
        : Duration.ZERO;
  }
}
