package io.studioaccess.aws.client;

import io.studioaccess.reconciler.reconcile.Backoff;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.identitystore.model.ThrottlingException;

/**
 * What to do when AWS is still too busy after the SDK's own retries. Such a message is not a bad
 * one: it waits its time in the queue and does not count towards the dead-letter queue, until the
 * better part of a day has passed.
 */
public final class Throttling {
  /** With Pace's delays, some six hours. */
  private static final int MAX_ATTEMPTS = 30;

  private Throttling() {}

  /**
   * How long to wait: as the attempts go, or as long as AWS asks ({@code RetryAfterSeconds}) if
   * that is longer, at most SQS's 15 minutes.
   *
   * @return empty for any other failure, and when it was tried often enough
   */
  public static Optional<Duration> delay(SdkException e, int attempt) {
    boolean throttled = e instanceof AwsServiceException service && service.isThrottlingException();
    if (!throttled || attempt >= MAX_ATTEMPTS) {
      return Optional.empty();
    }
    Duration pace = Backoff.before(attempt);
    Duration asked = asked(e).compareTo(Backoff.LONGEST) < 0 ? asked(e) : Backoff.LONGEST;
    return Optional.of(asked.compareTo(pace) > 0 ? asked : pace);
  }

  private static Duration asked(SdkException e) {
    return e instanceof ThrottlingException throttling && throttling.retryAfterSeconds() != null
        ? Duration.ofSeconds(throttling.retryAfterSeconds())
        : Duration.ZERO;
  }
}
