package io.studioaccess.aws.client;

import io.studioaccess.reconciler.reconcile.RetryDelays;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.identitystore.model.ThrottlingException;

/**
 * Failures for which a message is not to blame: AWS throttles, fails or does not respond. After the
 * SDK's own few attempts the message returns to its queue with a delay, and does not count towards
 * the dead-letter queue.
 */
public final class TransientFailures {
  private final RetryDelays delays;
  private final RandomGenerator random;

  public TransientFailures(RetryDelays delays, RandomGenerator random) {
    this.delays = delays;
    this.random = random;
  }

  /**
   * The delay before the next attempt: not shorter than AWS's {@code RetryAfterSeconds}, and at
   * most SQS's maximum of 15 minutes.
   *
   * @param attempt 1 for the first
   * @return empty for a failure that no waiting cures, and after the last attempt
   */
  public Optional<Duration> delay(SdkException e, int attempt) {
    return reason(e)
        .flatMap(
            reason ->
                delays.after(
                    attempt, reason, random.nextDouble(), requestedDelay(e).orElse(Duration.ZERO)));
  }

  /** The delay of a message that nobody has tried to handle. */
  public Duration shortDelay() {
    return delays.shortest(random.nextDouble());
  }

  /** One line for people. */
  public static String describe(SdkException e) {
    return isThrottling(e)
        ? "AWS throttled the request: " + e.getMessage()
        : "AWS failed or did not respond: " + e.getMessage();
  }

  /** Whether the same call may succeed later. */
  static boolean isTransient(Throwable e) {
    return e instanceof SdkException failure && reason(failure).isPresent();
  }

  /** How long AWS asks to wait, if it does. */
  static Optional<Duration> requestedDelay(Throwable e) {
    return e instanceof ThrottlingException throttling && throttling.retryAfterSeconds() != null
        ? Optional.of(Duration.ofSeconds(throttling.retryAfterSeconds()))
        : Optional.empty();
  }

  private static Optional<RetryDelays.Reason> reason(SdkException e) {
    if (isThrottling(e)) {
      return Optional.of(RetryDelays.Reason.THROTTLED);
    }
    boolean isFailure =
        e instanceof AwsServiceException service
            ? service.statusCode() >= 500
            : e instanceof ApiCallTimeoutException
                || e instanceof ApiCallAttemptTimeoutException
                || e.getCause() instanceof IOException;
    return isFailure ? Optional.of(RetryDelays.Reason.FAILED) : Optional.empty();
  }

  private static boolean isThrottling(SdkException e) {
    return e instanceof AwsServiceException service && service.isThrottlingException();
  }
}
