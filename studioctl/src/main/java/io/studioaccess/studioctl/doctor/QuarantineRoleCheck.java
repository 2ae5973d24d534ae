package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.iam.IamDefaultRoles;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.studioctl.aws.ExecutionRoles;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

@Singleton
final class QuarantineRoleCheck implements Check {
  private final MappedRows mappedRows;
  private final ExecutionRoles roles;
  private final IamDefaultRoles defaultRoles;
  private final ReconcileSettings settings;

  QuarantineRoleCheck(
      MappedRows mappedRows,
      ExecutionRoles roles,
      IamDefaultRoles defaultRoles,
      ReconcileSettings settings) {
    this.mappedRows = mappedRows;
    this.roles = roles;
    this.defaultRoles = defaultRoles;
    this.settings = settings;
  }

  @Override
  public List<Finding> findings() {
    return mappedRows.forEachDomain(this::findings).stream().distinct().toList();
  }

  private Stream<Finding> findings(DomainArn domain) {
    RoleArn role = settings.revocationRules().forDomain(domain).quarantineRole();
    Optional<ExecutionRoles.Defect> defect = roles.findDefect(role, domain);
    if (defect.isPresent()) {
      return Stream.of(
          Finding.fault(
              defect.get().message() + ": departing users cannot be put into quarantine",
              defect.get() instanceof ExecutionRoles.Defect.Missing
                  ? "deploy template.yaml again, or templates/studio-account.yaml in account %s"
                      .formatted(domain.account())
                  : RoleFix.of(role, defect.get())));
    }
    Set<String> policies = defaultRoles.permissivePolicies(domain, role);
    return policies.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Finding.fault(
                "quarantine role %s has permissions, through %s: departed users keep them for the grace period"
                    .formatted(role, String.join(", ", policies)),
                "for each policy: aws iam delete-role-policy or detach-role-policy --role-name %s"
                    .formatted(role.name())));
  }
}
