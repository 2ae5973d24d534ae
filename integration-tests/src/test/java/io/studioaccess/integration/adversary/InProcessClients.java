package io.studioaccess.integration.adversary;

import io.studioaccess.aws.client.DirectoryKeyErrors;
import io.studioaccess.mapping.Region;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/**
 * The clients of {@link InProcessFunctions}, without retries. They keep nothing between two calls,
 * so that many functions, each with the caches of a new process, can share them.
 *
 * @param primary the region of Identity Center
 */
record InProcessClients(
    DynamoDbClient dynamoDb,
    SageMakerClient sageMaker,
    SsoAdminClient ssoAdmin,
    SsoAdminClient ssoAdminInPrimaryRegion,
    IdentitystoreClient identityStore,
    Region primary) {
  static final Region HOME = new Region("eu-west-1");

  /**
   * @param accessKey of the role that calls AWS
   */
  static InProcessClients of(
      CloudUnderTest aws, InterceptedCalls calls, SdkHttpClient http, String accessKey) {
    Region primary = new Region(aws.cloud.instance().primaryRegion());
    Factory factory = new Factory(aws.cloud.uri(), calls, http, accessKey);
    return new InProcessClients(
        factory.client(DynamoDbClient.builder(), HOME),
        factory.client(SageMakerClient.builder(), HOME),
        factory.client(SsoAdminClient.builder(), HOME),
        factory.client(SsoAdminClient.builder(), primary),
        factory.client(IdentitystoreClient.builder(), primary),
        primary);
  }

  private record Factory(URI endpoint, InterceptedCalls calls, SdkHttpClient http, String key) {

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
        B builder, Region region) {
      return builder
          .endpointOverride(endpoint)
          .region(software.amazon.awssdk.regions.Region.of(region.value()))
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "secret")))
          .httpClient(http)
          .overrideConfiguration(
              config ->
                  config
                      .retryStrategy(AwsRetryStrategy.doNotRetry())
                      .addExecutionInterceptor(calls)
                      .addExecutionInterceptor(new DirectoryKeyErrors()))
          .build();
    }
  }
}
