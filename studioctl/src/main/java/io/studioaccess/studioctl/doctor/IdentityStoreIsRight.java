package io.studioaccess.studioctl.doctor;

import io.micronaut.core.annotation.Order;
import io.studioaccess.lambda.Settings;
import io.studioaccess.studioctl.stack.IdentityCenterAccount;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;

@Order(9)
@Singleton
final class IdentityStoreIsRight implements Check {
  private final SsoAdminClient ssoAdmin;
  private final Settings settings;
  private final IdentityCenterAccount account;

  IdentityStoreIsRight(SsoAdminClient ssoAdmin, Settings settings, IdentityCenterAccount account) {
    this.ssoAdmin = ssoAdmin;
    this.settings = settings;
    this.account = account;
  }

  @Override
  public Area area() {
    return Area.DIRECTORY;
  }

  @Override
  public String name() {
    return "identity-store";
  }

  @Override
  public String question() {
    return "Is identity store %s that of IAM Identity Center?"
        .formatted(settings.identityStoreId());
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
