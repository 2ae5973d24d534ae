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
  /** Two such calls in a row still leave a function time to answer. */
  private static final Duration CALL = Duration.ofSeconds(20);

  /** When a third of all calls is throttled, five attempts in a row still hardly ever all fail. */
  private static final int MAX_ATTEMPTS = 5;

  /** How long one attempt may take; also the socket timeout. */
  public static final Duration ATTEMPT = Duration.ofSeconds(8);

  private ClientDefaults() {}

  /** For services that others load, too: the SDK's adaptive retries slow down with them. */
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
                .apiCallTimeout(CALL)
                .apiCallAttemptTimeout(ATTEMPT)
                .build());
  }

  /**
   * Retries for the tables, queues and bus that only this product loads: without the SDK's retry
   * quota, and without slowing down later calls. When much is throttled, the quota is soon used up,
   * and a message that cannot be put back into its queue would count towards the dead-letter queue.
   */
  public static RetryStrategy persistentRetries() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(MAX_ATTEMPTS)
        .circuitBreakerEnabled(false)
        .build();
  }
}
