package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.mapping.Region;
import io.studioaccess.studioctl.aws.InstanceListing;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;

/** The instances of IAM Identity Center that the stack's account sees. */
@Singleton
final class Instances {

  private final InstanceListing listing;
  private final FunctionSettings settings;

  Instances(InstanceListing listing, FunctionSettings settings) {
    this.listing = listing;
    this.settings = settings;
  }

  /** Those in the configured region. */
  List<InstanceMetadata> all() {
    return listing.in(settings.identityCenterRegion());
  }

  /** The instance of the configured identity store, if it is in the configured region. */
  Optional<InstanceMetadata> configured() {
    return all().stream().filter(this::hasConfiguredStore).findFirst();
  }

  /** Another region that has an instance of the configured identity store. Asks every region. */
  Optional<Region> regionOfConfigured() {
    return listing.otherRegion(settings.identityCenterRegion(), this::hasConfiguredStore);
  }

  /** The customer's key that encrypts the instance; empty for AWS's key. */
  Optional<String> keyOf(InstanceMetadata instance) {
    return listing.keyOf(instance, settings.identityCenterRegion());
  }

  private boolean hasConfiguredStore(InstanceMetadata instance) {
    return settings.identityStoreId().value().equals(instance.identityStoreId());
  }
}
