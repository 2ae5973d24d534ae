package io.studioaccess.studioctl.aws;

import io.studioaccess.mapping.Region;
import io.studioaccess.studioctl.stack.IdentityCenterClients;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.EncryptionConfigurationDetails;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.KmsKeyType;

/** The instances of IAM Identity Center that the administrator's account sees. */
@Singleton
public final class InstanceListing {
  private final IdentityCenterClients clients;

  InstanceListing(IdentityCenterClients clients) {
    this.clients = clients;
  }

  public List<InstanceMetadata> in(Region region) {
    return clients.in(region).listInstancesPaginator(list -> {}).instances().stream().toList();
  }

  /**
   * The first other region of the partition that has such an instance. Asks one region after the
   * other.
   */
  public Optional<Region> otherRegion(Region here, Predicate<InstanceMetadata> wanted) {
    return others(here).filter(region -> isIn(region, wanted)).findFirst();
  }

  private static Stream<Region> others(Region here) {
    software.amazon.awssdk.regions.Region known =
        software.amazon.awssdk.regions.Region.of(here.value());
    return SsoAdminClient.serviceMetadata().regions().stream()
        .filter(region -> !region.equals(known) && partition(region).equals(partition(known)))
        .map(region -> new Region(region.id()));
  }

  private static String partition(software.amazon.awssdk.regions.Region region) {
    return region.metadata() == null ? "" : region.metadata().partition().id();
  }

  /** A region that the account has not enabled refuses the call. */
  private boolean isIn(Region region, Predicate<InstanceMetadata> wanted) {
    try {
      return in(region).stream().anyMatch(wanted);
    } catch (AwsServiceException | SdkClientException e) {
      return false;
    }
  }

  /** The customer's key that encrypts the instance; empty for AWS's key. */
  public Optional<String> keyOf(InstanceMetadata instance, Region region) {
    EncryptionConfigurationDetails details =
        clients
            .in(region)
            .describeInstance(describe -> describe.instanceArn(instance.instanceArn()))
            .encryptionConfigurationDetails();
    return Optional.ofNullable(details)
        .filter(it -> it.keyType() == KmsKeyType.CUSTOMER_MANAGED_KEY)
        .map(EncryptionConfigurationDetails::kmsKeyArn);
  }
}
