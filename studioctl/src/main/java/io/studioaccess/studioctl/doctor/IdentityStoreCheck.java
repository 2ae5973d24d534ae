package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.studioctl.stack.IdentityCenterAccount;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;

@Singleton
final class IdentityStoreCheck implements Check {
  private final Instances instances;
  private final FunctionSettings settings;
  private final IdentityCenterAccount account;

  IdentityStoreCheck(
      Instances instances, FunctionSettings settings, IdentityCenterAccount account) {
    this.instances = instances;
    this.settings = settings;
    this.account = account;
  }

  @Override
  public List<Finding> findings() {
    if (instances.configured().isPresent()) {
      return List.of();
    }
    return List.of(
        instances
            .regionOfConfigured()
            .map(
                region ->
                    Finding.fault(
                        "identity store %s is in region %s, not in %s: the functions cannot read it"
                            .formatted(settings.identityStoreId(), region, account.region()),
                        "set the parameter IdentityCenterRegion to %s, and deploy the stack again"
                            .formatted(region)))
            .orElseGet(this::inNoRegion));
  }

  private Finding inNoRegion() {
    List<InstanceMetadata> others = instances.all();
    return others.isEmpty()
        ? Finding.fault(
            "region %s has no instance of IAM Identity Center".formatted(account.region()),
            "set the parameter IdentityCenterRegion to the region of the instance, and deploy"
                + " the stack again")
        : Finding.fault(
            "identity store %s does not belong to IAM Identity Center: the functions refuse every event"
                .formatted(settings.identityStoreId()),
            "set the parameter IdentityStoreId to %s, and deploy the stack again"
                .formatted(
                    others.stream()
                        .map(InstanceMetadata::identityStoreId)
                        .collect(Collectors.joining(" or "))));
  }
}
