package io.studioaccess.aws.client;

import io.studioaccess.aws.sts.StudioAccounts;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.Region;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * One service's clients, one for each account and region that a domain was found in.
 *
 * @param <B> the SDK's builder
 * @param <C> the SDK's client
 */
public final class DomainClients<B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C>
    implements ClientsByDomain<C> {
  /** What AWS says to the credentials of a role that was deleted. */
  private static final Set<String> DEAD_CREDENTIALS =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidClientTokenId",
          "UnrecognizedClientException");

  private final Supplier<B> builders;
  private final Function<DomainArn, Region> regions;
  private final StudioAccounts accounts;
  private final SdkHttpClient http;
  private final Map<Place, C> clients = new ConcurrentHashMap<>();

  private record Place(String account, String region) {}

  /** For a service that answers in the region of the domain. */
  public DomainClients(Supplier<B> builders, StudioAccounts accounts, SdkHttpClient http) {
    this(builders, DomainArn::region, accounts, http);
  }

  /**
   * @param regions where the service answers for a domain
   */
  public DomainClients(
      Supplier<B> builders,
      Function<DomainArn, Region> regions,
      StudioAccounts accounts,
      SdkHttpClient http) {
    this.builders = builders;
    this.regions = regions;
    this.accounts = accounts;
    this.http = http;
  }

  @Override
  public C in(DomainArn domain) {
    Place place = new Place(domain.account(), regions.apply(domain).value());
    if (accounts.isHome(domain)) {
      return clients.computeIfAbsent(place, _ -> builder(place).build());
    }
    AwsCredentialsProvider credentials = accounts.credentials(domain);
    return clients.computeIfAbsent(place, _ -> guest(place, credentials));
  }

  private B builder(Place place) {
    return ClientDefaults.with(builders.get(), http)
        .region(software.amazon.awssdk.regions.Region.of(place.region()));
  }

  private C guest(Place place, AwsCredentialsProvider credentials) {
    B builder = builder(place).credentialsProvider(credentials);
    return builder
        .overrideConfiguration(
            builder
                .overrideConfiguration()
                .copy(
                    override -> override.addExecutionInterceptor(new Forgetting(place.account()))))
        .build();
  }

  /** A role that was deleted and made again lets in whoever asks again. */
  private final class Forgetting implements ExecutionInterceptor {
    private final String account;

    Forgetting(String account) {
      this.account = account;
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution failed, ExecutionAttributes attributes) {
      Optional.of(failed.exception())
          .filter(AwsServiceException.class::isInstance)
          .map(e -> ((AwsServiceException) e).awsErrorDetails())
          .filter(details -> DEAD_CREDENTIALS.contains(details.errorCode()))
          .ifPresent(_ -> accounts.forget(account));
    }
  }
}
