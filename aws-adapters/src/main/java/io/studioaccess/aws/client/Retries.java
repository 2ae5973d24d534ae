package io.studioaccess.aws.client;

import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * How often the SDK tries a call, and how long it waits in between: anything from nothing to a
 * bound that doubles. Lambda bills such waits, so they are short. None of these slows down other
 * calls of the process, as the SDK's adaptive retries do, or gives up early because other calls
 * failed, as its retry quota does.
 */
public enum Retries {
  /**
   * For the services that other applications load as well, in the two functions that handle one
   * message after the other. What fails three times returns to the queue.
   */
  QUICK(3, Duration.ofMillis(50), Duration.ofMillis(100)),
  /** For the same services in the sweeper: a large group is many pages, and none may be missing. */
  PATIENT(6, Duration.ofMillis(50), Duration.ofMillis(800)),
  /**
   * For the tables, queues and bus that only Studio Access loads. A message that cannot be returned
   * to its queue would count towards the dead-letter queue.
   */
  PERSISTENT(8, Duration.ofMillis(25), Duration.ofMillis(800)),
  /** For people at a terminal, whose command would fail. */
  INTERACTIVE(8, Duration.ofMillis(200), Duration.ofSeconds(5));

  /** Whoever asks to wait longer is not called again by the SDK. */
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(1);

  private final int attempts;
  private final Duration first;
  private final Duration longest;

  Retries(int attempts, Duration first, Duration longest) {
    this.attempts = attempts;
    this.first = first;
    this.longest = longest;
  }

  /** A new strategy for a client. */
  public RetryStrategy strategy() {
    BackoffStrategy backoff = BackoffStrategy.exponentialDelay(first, longest);
    return DefaultRetryStrategy.standardStrategyBuilder()
        .maxAttempts(attempts)
        .circuitBreakerEnabled(false)
        .backoffStrategy(backoff)
        .throttlingBackoffStrategy(backoff)
        .retryOnException(Retries::mayBeTriedAtOnce)
        .useClientDefaults(false)
        .build();
  }

  private static boolean mayBeTriedAtOnce(Throwable e) {
    boolean isClockSkew =
        e instanceof AwsServiceException service && service.isClockSkewException();
    return isClockSkew
        || (TransientFailures.isTransient(e)
            && TransientFailures.requestedDelay(e)
                .filter(delay -> delay.compareTo(LONGEST_REQUEST) > 0)
                .isEmpty());
  }
}
