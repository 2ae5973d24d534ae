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
final class QuarantineRoleIsPowerless implements Check {
  private final Mapped mapped;
  private final ExecutionRoles roles;
  private final IamDefaultRoles powers;
  private final ReconcileSettings look;

  QuarantineRoleIsPowerless(
      Mapped mapped, ExecutionRoles roles, IamDefaultRoles powers, ReconcileSettings look) {
    this.mapped = mapped;
    this.roles = roles;
    this.powers = powers;
    this.look = look;
  }

  @Override
  public List<Finding> findings() {
    return mapped.inEach(this::ofAccount).stream().distinct().toList();
  }

  private Stream<Finding> ofAccount(DomainArn domain) {
    RoleArn role = look.revocationRules().forDomain(domain).quarantineRole();
    Optional<ExecutionRoles.Trouble> trouble = roles.trouble(role, domain);
    if (trouble.isPresent()) {
      return Stream.of(
          Finding.fault(
              trouble.get().says() + ": nobody's access can be taken away gently",
              trouble.get() instanceof ExecutionRoles.Trouble.Missing
                  ? "deploy template.yaml again, or templates/studio-account.yaml in account %s"
                      .formatted(domain.account())
                  : RoleFix.of(role, trouble.get())));
    }
    Set<String> policies = powers.permissivePolicies(domain, role);
    return policies.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Finding.fault(
                "quarantine role %s can do something, by %s: who left keeps it for the grace period"
                    .formatted(role, String.join(", ", policies)),
                "aws iam delete-role-policy or detach-role-policy --role-name %s, for each of them"
                    .formatted(role.name())));
  }
}
