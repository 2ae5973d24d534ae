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

/**
 * The clients of a service, created on demand, one for each account and region of a domain.
 *
 * @param <B> the SDK's builder
 * @param <C> the SDK's client
 */
public final class DomainClients<B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C>
    implements ClientsByDomain<C> {
  /** AWS's error codes for the credentials of a deleted role. */
  private static final Set<String> DEAD_CREDENTIALS =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidClientTokenId",
          "UnrecognizedClientException");

  private final Supplier<B> builders;
  private final Function<DomainArn, Region> regions;
  private final StudioAccounts accounts;
  private final ClientDefaults defaults;
  private final Map<Target, C> clients = new ConcurrentHashMap<>();

  private record Target(String account, String region) {}

  /** For a service whose endpoint is in the domain's region. */
  public DomainClients(Supplier<B> builders, StudioAccounts accounts, ClientDefaults defaults) {
    this(builders, DomainArn::region, accounts, defaults);
  }

  /**
   * @param regions the region of the service's endpoint for a domain
   */
  public DomainClients(
      Supplier<B> builders,
      Function<DomainArn, Region> regions,
      StudioAccounts accounts,
      ClientDefaults defaults) {
    this.builders = builders;
    this.regions = regions;
    this.accounts = accounts;
    this.defaults = defaults;
  }

  @Override
  public C forDomain(DomainArn domain) {
    Target target = new Target(domain.account(), regions.apply(domain).value());
    if (accounts.isHome(domain)) {
      return clients.computeIfAbsent(target, _ -> builder(target).build());
    }
    AwsCredentialsProvider credentials = accounts.credentials(domain);
    return clients.computeIfAbsent(target, _ -> sessionClient(target, credentials));
  }

  private B builder(Target target) {
    return defaults
        .configure(builders.get())
        .region(software.amazon.awssdk.regions.Region.of(target.region()));
  }

  private C sessionClient(Target target, AwsCredentialsProvider credentials) {
    B builder = builder(target).credentialsProvider(credentials);
    return builder
        .overrideConfiguration(
            builder
                .overrideConfiguration()
                .copy(
                    override ->
                        override.addExecutionInterceptor(new SessionReset(target.account()))))
        .build();
  }

  /**
   * Discards the session after an error from dead credentials: a role that was deleted and created
   * again accepts a new session.
   */
  private final class SessionReset implements ExecutionInterceptor {
    private final String account;

    SessionReset(String account) {
      this.account = account;
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution failed, ExecutionAttributes attributes) {
      Optional.of(failed.exception())
          .filter(AwsServiceException.class::isInstance)
          .map(e -> ((AwsServiceException) e).awsErrorDetails())
          .filter(details -> DEAD_CREDENTIALS.contains(details.errorCode()))
          .ifPresent(_ -> accounts.discardSession(account));
    }
  }
}
