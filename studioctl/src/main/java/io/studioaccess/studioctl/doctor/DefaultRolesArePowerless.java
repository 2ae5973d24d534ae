package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.iam.IamDefaultRoles;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.sweep.PowerfulDefaultRole;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class DefaultRolesArePowerless implements Check {
  private final Mapped mapped;
  private final IamDefaultRoles roles;
  private final ReconcileSettings look;

  DefaultRolesArePowerless(Mapped mapped, IamDefaultRoles roles, ReconcileSettings look) {
    this.mapped = mapped;
    this.roles = roles;
    this.look = look;
  }

  @Override
  public List<Finding> findings() {
    return mapped.inEachServed(
        (domain, _) -> roles.findPowerful(domain).map(this::finding).stream());
  }

  private Finding finding(PowerfulDefaultRole found) {
    DomainArn domain = found.domain();
    return Finding.fault(
        "the default role of domain %s, %s, can do something, by %s: whoever signs in without a profile of ours may get it"
            .formatted(domain.id(), found.role(), String.join(", ", found.policies())),
        "aws sagemaker update-domain --region %s --domain-id %s --default-user-settings ExecutionRole=%s"
            .formatted(
                domain.region(),
                domain.id(),
                look.revocationRules().forDomain(domain).quarantineRole()));
  }
}
