package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.studioctl.stack.IdentityCenterAccount;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;

@Singleton
final class IdentityStoreCheck implements Check {
  private final SsoAdminClient ssoAdmin;
  private final FunctionSettings settings;
  private final IdentityCenterAccount account;

  IdentityStoreCheck(
      SsoAdminClient ssoAdmin, FunctionSettings settings, IdentityCenterAccount account) {
    this.ssoAdmin = ssoAdmin;
    this.settings = settings;
    this.account = account;
  }

  @Override
  public List<Finding> findings() {
    List<InstanceMetadata> instances =
        ssoAdmin.listInstancesPaginator(list -> {}).instances().stream().toList();
    if (instances.stream().anyMatch(this::hasConfiguredStore)) {
      return List.of();
    }
    return List.of(
        instances.isEmpty()
            ? Finding.fault(
                "region %s has no instance of IAM Identity Center".formatted(account.region()),
                "set the parameter IdentityCenterRegion to the region of the instance, and deploy"
                    + " the stack again")
            : Finding.fault(
                "identity store %s does not belong to IAM Identity Center: the functions refuse every event"
                    .formatted(settings.identityStoreId()),
                "set the parameter IdentityStoreId to %s, and deploy the stack again"
                    .formatted(instances.getFirst().identityStoreId())));
  }

  private boolean hasConfiguredStore(InstanceMetadata instance) {
    return settings.identityStoreId().value().equals(instance.identityStoreId());
  }
}
