package io.studioaccess.studioctl.stack;

import io.studioaccess.lambda.AwsClients;
import io.studioaccess.mapping.Region;
import io.studioaccess.studioctl.console.GlobalOptions;
import jakarta.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** As whom AWS is asked, where, and with the functions' own patience. */
@Singleton
public final class AwsConnection implements AutoCloseable {
  private final GlobalOptions options;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();

  AwsConnection(GlobalOptions options) {
    this.options = options;
  }

  /** A client for the stack's region, as the administrator. */
  public <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B with(B builder) {
    return with(builder, credentials(options.profile().orElse("")));
  }

  /** A client for another region, as the administrator. */
  public <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B with(
      B builder, Region region) {
    return with(builder).region(software.amazon.awssdk.regions.Region.of(region.value()));
  }

  /** A client with the credentials of that profile of {@code ~/.aws/config}. */
  <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B with(
      B builder, Region region, String profile) {
    return with(builder, credentials(profile))
        .region(software.amazon.awssdk.regions.Region.of(region.value()));
  }

  private <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B with(
      B builder, AwsCredentialsProvider credentials) {
    AwsClients.with(builder, http).credentialsProvider(credentials);
    options.region().map(software.amazon.awssdk.regions.Region::of).ifPresent(builder::region);
    options.endpoint().ifPresent(builder::endpointOverride);
    return builder;
  }

  private static AwsCredentialsProvider credentials(String profile) {
    DefaultCredentialsProvider.Builder credentials = DefaultCredentialsProvider.builder();
    return profile.isEmpty() ? credentials.build() : credentials.profileName(profile).build();
  }

  @Override
  public void close() {
    http.close();
  }
}
