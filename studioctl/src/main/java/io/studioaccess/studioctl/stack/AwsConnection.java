package io.studioaccess.studioctl.stack;

import io.studioaccess.aws.client.ClientDefaults;
import io.studioaccess.aws.client.Retries;
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
 * Configures credentials, region, endpoint and retries of all clients, whose responses set the
 * {@link ServerClock}.
 */
@Singleton
public final class AwsConnection implements AutoCloseable {
  private final GlobalOptions options;
  private final ServerClock clock;
  private final PageProgress pages;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final Map<Optional<String>, Credentials> credentials = new ConcurrentHashMap<>();

  AwsConnection(GlobalOptions options, ServerClock clock, PageProgress pages) {
    this.options = options;
    this.clock = clock;
    this.pages = pages;
  }

  /**
   * Configures a client for the region of {@code --region}, with the administrator's credentials.
   */
  public <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B configure(B builder) {
    return configure(builder, options.profile());
  }

  /** Configures a client for the given region, with the administrator's credentials. */
  public <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B configure(
      B builder, Region region) {
    return configure(builder).region(software.amazon.awssdk.regions.Region.of(region.value()));
  }

  /** Configures a client with the credentials of a profile in {@code ~/.aws/config}. */
  <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B configure(
      B builder, Region region, String profile) {
    return configure(builder, Optional.of(profile))
        .region(software.amazon.awssdk.regions.Region.of(region.value()));
  }

  private <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B configure(
      B builder, Optional<String> profile) {
    ClientDefaults.with(builder, http, Retries.INTERACTIVE)
        .credentialsProvider(credentials.computeIfAbsent(profile, Credentials::of));
    ClientOverrideConfiguration.Builder overrides =
        builder.overrideConfiguration().toBuilder()
            .addExecutionInterceptor(clock.interceptor())
            .addExecutionInterceptor(pages.interceptor());
    profile.ifPresent(overrides::defaultProfileName);
    builder.overrideConfiguration(overrides.build());
    options.region().map(software.amazon.awssdk.regions.Region::of).ifPresent(builder::region);
    options.endpoint().ifPresent(builder::endpointOverride);
    return builder;
  }

  @Override
  public void close() {
    http.close();
  }
}
