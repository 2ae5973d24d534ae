package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.iam.IamDefaultRoles;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.sweep.PowerfulDefaultRole;
import io.studioaccess.studioctl.stack.PlannedStack;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class DefaultRolesCheck implements Check {
  private final MappedRows mappedRows;
  private final IamDefaultRoles roles;
  private final ReconcileSettings settings;
  private final PlannedStack planned;

  DefaultRolesCheck(
      MappedRows mappedRows,
      IamDefaultRoles roles,
      ReconcileSettings settings,
      PlannedStack planned) {
    this.mappedRows = mappedRows;
    this.roles = roles;
    this.settings = settings;
    this.planned = planned;
  }

  @Override
  public List<Finding> findings() {
    return mappedRows.forEachServedDomain(
        (domain, _) -> roles.findPowerful(domain).map(this::finding).stream());
  }

  private Finding finding(PowerfulDefaultRole found) {
    DomainArn domain = found.domain();
    return Finding.fault(
        "domain %s has a default role with permissions: %s, through %s. A user who signs in without a managed profile may get it"
            .formatted(domain.id(), found.role(), String.join(", ", found.policies())),
        "%saws sagemaker update-domain --region %s --domain-id %s --default-user-settings ExecutionRole=%s"
            .formatted(
                planned.isSet() ? "after the deployment, which creates the role: " : "",
                domain.region(),
                domain.id(),
                settings.revocationRules().forDomain(domain).quarantineRole()));
  }
}
