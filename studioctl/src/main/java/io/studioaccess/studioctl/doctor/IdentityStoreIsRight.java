package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.studioctl.stack.IdentityCenterAccount;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;

@Singleton
final class IdentityStoreIsRight implements Check {
  private final SsoAdminClient ssoAdmin;
  private final FunctionSettings settings;
  private final IdentityCenterAccount account;

  IdentityStoreIsRight(
      SsoAdminClient ssoAdmin, FunctionSettings settings, IdentityCenterAccount account) {
    this.ssoAdmin = ssoAdmin;
    this.settings = settings;
    this.account = account;
  }

  @Override
  public List<Finding> findings() {
    List<InstanceMetadata> instances =
        ssoAdmin.listInstancesPaginator(list -> {}).instances().stream().toList();
    if (instances.stream().anyMatch(this::isOurs)) {
      return List.of();
    }
    return List.of(
        instances.isEmpty()
            ? Finding.fault(
                "no instance of IAM Identity Center is seen in %s".formatted(account.region()),
                "set the parameter IdentityCenterRegion to its region, and deploy again")
            : Finding.fault(
                "identity store %s is not that of IAM Identity Center: every event is refused"
                    .formatted(settings.identityStoreId()),
                "set the parameter IdentityStoreId=%s, and deploy again"
                    .formatted(instances.getFirst().identityStoreId())));
  }

  private boolean isOurs(InstanceMetadata instance) {
    return settings.identityStoreId().value().equals(instance.identityStoreId());
  }
}
