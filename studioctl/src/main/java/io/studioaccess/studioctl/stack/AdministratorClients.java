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
 * One service's clients for the domains: in the stack's account as the administrator, in any other
 * with the profile that was named for it. The functions' access roles let in functions only.
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
  private final Map<Place, C> clients = new ConcurrentHashMap<>();

  private record Place(String account, Region region) {}

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
        new Place(domain.account(), regions.apply(domain)),
        place -> builder(place.account(), place.region()).build());
  }

  private B builder(String account, Region region) {
    if (account.equals(installation.account())) {
      return connection.with(builders.get(), region);
    }
    String profile = options.accountProfiles().get(account);
    if (profile == null) {
      throw new InaccessibleAccountException(
          "account %s is not the stack's: say --account-profile %s=NAME with a profile of ~/.aws/config that may read there"
              .formatted(account, account));
    }
    return connection.with(builders.get(), region, profile);
  }
}
