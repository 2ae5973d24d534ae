package io.studioaccess.aws.client;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** Timeouts and retries of all SDK clients. */
public final class ClientDefaults {
  /** Two such calls in a row still leave a function time to respond. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

  /** Even if a third of all calls is throttled, five attempts in a row rarely all fail. */
  private static final int MAX_ATTEMPTS = 5;

  /** The timeout of one attempt, and of the socket. */
  public static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(8);

  private ClientDefaults() {}

  /**
   * Configures a client of a service that other applications load as well. The SDK's adaptive
   * retries slow down when AWS throttles.
   */
  public static <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B with(
      B builder, SdkHttpClient http) {
    return with(
        builder,
        http,
        AwsRetryStrategy.adaptiveRetryStrategy().toBuilder().maxAttempts(MAX_ATTEMPTS).build());
  }

  public static <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B with(
      B builder, SdkHttpClient http, RetryStrategy retries) {
    return builder
        .httpClient(http)
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .retryStrategy(retries)
                .scheduledExecutorService(CallTimers.shared())
                .apiCallTimeout(CALL_TIMEOUT)
                .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                .addExecutionInterceptor(new DirectoryKeyErrors())
                .build());
  }

  /**
   * Retries for the tables, queues and bus that only Studio Access loads: without the SDK's retry
   * quota, and without slowing down later calls. Heavy throttling would soon exhaust the quota, and
   * a message that cannot be returned to its queue would count towards the dead-letter queue.
   */
  public static RetryStrategy persistentRetries() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(MAX_ATTEMPTS)
        .circuitBreakerEnabled(false)
        .build();
  }
}
