package io.studioaccess.studioctl.stack;

import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.studioctl.console.GlobalOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/**
 * Clients of one service for the domains: with the administrator's credentials in the stack's
 * account, and with the profile of {@code --account-profile} in any other. The access roles there
 * trust the functions only.
 *
 * @param <B> the SDK's builder
 * @param <C> the SDK's client
 */
final class AdministratorClients<B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C>
    implements ClientsByDomain<C> {
  private final Supplier<B> builders;
  private final AwsConnection connection;
  private final GlobalOptions options;
  private final Installation installation;
  private final Function<DomainArn, Region> regions;
  private final Map<AccountRegion, C> clients = new ConcurrentHashMap<>();

  private record AccountRegion(String account, Region region) {}

  AdministratorClients(
      Supplier<B> builders,
      AwsConnection connection,
      GlobalOptions options,
      Installation installation,
      Function<DomainArn, Region> regions) {
    this.builders = builders;
    this.connection = connection;
    this.options = options;
    this.installation = installation;
    this.regions = regions;
  }

  @Override
  public C forDomain(DomainArn domain) {
    return clients.computeIfAbsent(
        new AccountRegion(domain.account(), regions.apply(domain)),
        key -> builder(key.account(), key.region()).build());
  }

  private B builder(String account, Region region) {
    if (account.equals(installation.account())) {
      return connection.configure(builders.get(), region);
    }
    String profile = options.accountProfiles().get(account);
    if (profile == null) {
      throw new InaccessibleAccountException(
          "account %s is not the stack's account. Pass --account-profile %s=NAME with a profile in ~/.aws/config that can read it"
              .formatted(account, account));
    }
    return connection.configure(builders.get(), region, profile);
  }
}
