package io.studioaccess.lambda;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's clients: one HTTP client for all, its connections kept alive between invocations. */
@Factory
public final class AwsClients {
  /** Two such calls, one after the other, still leave a function time to answer. */
  private static final Duration CALL = Duration.ofSeconds(20);

  /** A call in three may be throttled in a busy hour, and five in a row still hardly ever. */
  private static final int MOST_ATTEMPTS = 5;

  private static final Duration ATTEMPT = Duration.ofSeconds(8);

  @Singleton
  @Bean(preDestroy = "close")
  SdkHttpClient httpClient() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(Duration.ofSeconds(2))
        .socketTimeout(ATTEMPT)
        .build();
  }

  @Singleton
  IdentitystoreClient identityStore(SdkHttpClient http, Settings settings) {
    return with(IdentitystoreClient.builder(), http)
        .region(Region.of(settings.identityCenterRegion().value()))
        .build();
  }

  @Singleton
  DynamoDbClient dynamoDb(SdkHttpClient http) {
    return with(DynamoDbClient.builder(), http, persistently()).build();
  }

  @Singleton
  EventBridgeClient eventBridge(SdkHttpClient http) {
    return with(EventBridgeClient.builder(), http, persistently()).build();
  }

  /** The MD5 that SQS answers with says nothing that TLS has not made sure of. */
  @Singleton
  SqsClient sqs(SdkHttpClient http) {
    return with(SqsClient.builder().checksumValidationEnabled(false), http, persistently()).build();
  }

  /** A client like those here, for a service that one function alone calls. */
  public static <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B with(
      B builder, SdkHttpClient http) {
    return with(
        builder,
        http,
        AwsRetryStrategy.adaptiveRetryStrategy().toBuilder().maxAttempts(MOST_ATTEMPTS).build());
  }

  /**
   * For the tables, the queues and the bus that nobody but us loads: without the SDK's retry quota,
   * and without slowing down what comes after. In an hour when much is throttled the quota is soon
   * used up, and a message that cannot be put back into its queue counts towards the dead-letter
   * queue.
   */
  public static RetryStrategy persistently() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(MOST_ATTEMPTS)
        .circuitBreakerEnabled(false)
        .build();
  }

  private static <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B with(
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
}
