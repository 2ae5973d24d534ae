package io.studioaccess.runtime;

import static io.studioaccess.aws.client.ClientDefaults.with;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.studioaccess.aws.client.ClientDefaults;
import io.studioaccess.aws.client.Retries;
import io.studioaccess.aws.settings.FunctionSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK clients. All share one HTTP client, which keeps connections between invocations. */
@Factory
final class AwsClientBeans {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  @Singleton
  @Bean(preDestroy = "close")
  SdkHttpClient httpClient() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT_TIMEOUT)
        .socketTimeout(ClientDefaults.ATTEMPT_TIMEOUT)
        .build();
  }

  @Singleton
  IdentitystoreClient identityStore(ClientDefaults defaults, FunctionSettings settings) {
    return defaults
        .configure(IdentitystoreClient.builder())
        .region(Region.of(settings.identityCenterRegion().value()))
        .build();
  }

  @Singleton
  DynamoDbClient dynamoDb(SdkHttpClient http) {
    return with(DynamoDbClient.builder(), http, Retries.PERSISTENT).build();
  }

  @Singleton
  EventBridgeClient eventBridge(SdkHttpClient http) {
    return with(EventBridgeClient.builder(), http, Retries.PERSISTENT).build();
  }

  /** MD5 checksums are disabled, because TLS already protects the messages. */
  @Singleton
  SqsClient sqs(SdkHttpClient http) {
    return with(SqsClient.builder().checksumValidationEnabled(false), http, Retries.PERSISTENT)
        .build();
  }
}
