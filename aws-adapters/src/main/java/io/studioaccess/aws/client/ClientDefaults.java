package io.studioaccess.aws.client;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Timeouts and retries of SDK clients.
 *
 * @param http shared by the clients
 * @param retries for the services that other applications load as well
 */
public record ClientDefaults(SdkHttpClient http, Retries retries) {
  /** Two such calls in a row still leave a function time to respond. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

  /** The timeout of one attempt, and of the socket. */
  public static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(8);

  /** Configures a client of a service that other applications load as well. */
  public <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B configure(B builder) {
    return with(builder, http, retries);
  }

  public static <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B with(
      B builder, SdkHttpClient http, Retries retries) {
    return builder
        .httpClient(http)
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .retryStrategy(retries.strategy())
                .scheduledExecutorService(CallTimers.shared())
                .apiCallTimeout(CALL_TIMEOUT)
                .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                .addExecutionInterceptor(new DirectoryKeyErrors())
                .build());
  }
}
