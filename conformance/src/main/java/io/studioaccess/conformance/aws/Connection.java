package io.studioaccess.conformance.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Clients of the SDK, with the credentials, the region and the {@code endpoint_url} of a profile of
 * the AWS configuration. All other settings of the SDK apply as usual, for instance the variable
 * {@code AWS_ENDPOINT_URL}. Closing it closes the clients.
 */
public final class Connection implements AutoCloseable {

  private final String profile;
  private final ProfileFile file;
  private final Region region;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final List<AutoCloseable> clients = new ArrayList<>();

  /**
   * @param file usually {@link ProfileFile#defaultProfileFile()}
   * @param region that of the profile if empty
   */
  public Connection(String profile, ProfileFile file, Optional<Region> region) {
    this.profile = profile;
    this.file = file;
    this.region =
        region.orElseGet(
            () ->
                DefaultAwsRegionProviderChain.builder()
                    .profileName(profile)
                    .profileFile(() -> file)
                    .build()
                    .getRegion());
  }

  public Region region() {
    return region;
  }

  /** Whether the profile names another endpoint than AWS's. */
  public boolean hasItsOwnEndpoint() {
    return file.profile(profile).flatMap(it -> it.property("endpoint_url")).isPresent()
        || System.getenv("AWS_ENDPOINT_URL") != null;
  }

  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends AutoCloseable>
      C client(B builder, ExecutionInterceptor... interceptors) {
    return client(builder, region, interceptors);
  }

  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends AutoCloseable>
      C client(B builder, Region inRegion, ExecutionInterceptor... interceptors) {
    C client =
        builder
            .region(inRegion)
            .credentialsProvider(
                ProfileCredentialsProvider.builder().profileName(profile).profileFile(file).build())
            .httpClient(http)
            .overrideConfiguration(
                c -> {
                  c.defaultProfileName(profile)
                      .defaultProfileFile(file)
                      .retryStrategy(RetryMode.STANDARD);
                  for (ExecutionInterceptor interceptor : interceptors) {
                    c.addExecutionInterceptor(interceptor);
                  }
                })
            .build();
    clients.add(client);
    return client;
  }

  @Override
  public void close() {
    for (AutoCloseable client : clients) {
      try {
        client.close();
      } catch (Exception e) {
        throw new IllegalStateException("cannot close a client", e);
      }
    }
    http.close();
  }
}
