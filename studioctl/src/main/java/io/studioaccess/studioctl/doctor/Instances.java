package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.mapping.Region;
import io.studioaccess.studioctl.stack.IdentityCenterClients;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;

/** The instances of IAM Identity Center that the stack's account sees. */
@Singleton
final class Instances {

  private final IdentityCenterClients clients;
  private final FunctionSettings settings;

  Instances(IdentityCenterClients clients, FunctionSettings settings) {
    this.clients = clients;
    this.settings = settings;
  }

  /** Those in the configured region. */
  List<InstanceMetadata> all() {
    return in(settings.identityCenterRegion());
  }

  /** The instance of the configured identity store, if it is in the configured region. */
  Optional<InstanceMetadata> configured() {
    return all().stream().filter(this::hasConfiguredStore).findFirst();
  }

  /** Another region that has an instance of the configured identity store. Asks every region. */
  Optional<Region> regionOfConfigured() {
    software.amazon.awssdk.regions.Region here =
        software.amazon.awssdk.regions.Region.of(settings.identityCenterRegion().value());
    return SsoAdminClient.serviceMetadata().regions().stream()
        .filter(region -> !region.equals(here) && partition(region).equals(partition(here)))
        .map(region -> new Region(region.id()))
        .filter(this::isIn)
        .findFirst();
  }

  private static String partition(software.amazon.awssdk.regions.Region region) {
    return region.metadata() == null ? "" : region.metadata().partition().id();
  }

  /** A region that the account has not enabled refuses the call. */
  private boolean isIn(Region region) {
    try {
      return in(region).stream().anyMatch(this::hasConfiguredStore);
    } catch (AwsServiceException | SdkClientException e) {
      return false;
    }
  }

  private List<InstanceMetadata> in(Region region) {
    return clients.in(region).listInstancesPaginator(list -> {}).instances().stream().toList();
  }

  private boolean hasConfiguredStore(InstanceMetadata instance) {
    return settings.identityStoreId().value().equals(instance.identityStoreId());
  }
}
