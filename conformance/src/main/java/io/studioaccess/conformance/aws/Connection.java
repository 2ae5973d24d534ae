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
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

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
   * @param region that of the profile or of {@code AWS_REGION} if empty
   * @throws IllegalArgumentException if the file has no such profile, or nothing names a region
   */
  public Connection(String profile, ProfileFile file, Optional<Region> region) {
    this.profile = profile;
    this.file = file;
    Profile settings =
        file.profile(profile)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the AWS configuration has no profile " + profile));
    this.region =
        region
            .or(() -> settings.property("region").map(Region::of))
            .or(() -> Optional.ofNullable(System.getenv("AWS_REGION")).map(Region::of))
            .orElseThrow(
                () -> new IllegalArgumentException("the profile has no region: set REGION"));
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
