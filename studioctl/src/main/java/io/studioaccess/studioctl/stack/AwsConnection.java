package io.studioaccess.studioctl.stack;

import io.studioaccess.aws.client.ClientDefaults;
import io.studioaccess.mapping.Region;
import io.studioaccess.studioctl.console.GlobalOptions;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * As whom AWS is asked, where, and how patiently: the SDK's adaptive mode is not for a person, who
 * would wait half a minute for a dozen calls after one that was throttled.
 */
@Singleton
public final class AwsConnection implements AutoCloseable {
  private final GlobalOptions options;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final Map<Optional<String>, Credentials> credentials = new ConcurrentHashMap<>();

  AwsConnection(GlobalOptions options) {
    this.options = options;
  }

  /** A client for the stack's region, as the administrator. */
  public <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B with(B builder) {
    return with(builder, options.profile());
  }

  /** A client for another region, as the administrator. */
  public <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B with(
      B builder, Region region) {
    return with(builder).region(software.amazon.awssdk.regions.Region.of(region.value()));
  }

  /** A client with the credentials of that profile of {@code ~/.aws/config}. */
  <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B with(
      B builder, Region region, String profile) {
    return with(builder, Optional.of(profile))
        .region(software.amazon.awssdk.regions.Region.of(region.value()));
  }

  private <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B with(
      B builder, Optional<String> profile) {
    ClientDefaults.with(builder, http)
        .credentialsProvider(credentials.computeIfAbsent(profile, Credentials::of));
    ClientOverrideConfiguration.Builder more =
        builder.overrideConfiguration().toBuilder()
            .retryStrategy(ClientDefaults.persistentRetries());
    profile.ifPresent(more::defaultProfileName);
    builder.overrideConfiguration(more.build());
    options.region().map(software.amazon.awssdk.regions.Region::of).ifPresent(builder::region);
    options.endpoint().ifPresent(builder::endpointOverride);
    return builder;
  }

  @Override
  public void close() {
    http.close();
  }
}
