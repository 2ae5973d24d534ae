package io.studioaccess.studioctl.doctor;

import io.micronaut.core.annotation.Order;
import io.studioaccess.lambda.LookSettings;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.studioctl.aws.ExecutionRoles;
import io.studioaccess.sweeper.IamDefaultRoles;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

@Order(18)
@Singleton
final class QuarantineRoleIsPowerless implements Check {
  private final Mapped mapped;
  private final ExecutionRoles roles;
  private final IamDefaultRoles powers;
  private final LookSettings look;

  QuarantineRoleIsPowerless(
      Mapped mapped, ExecutionRoles roles, IamDefaultRoles powers, LookSettings look) {
    this.mapped = mapped;
    this.roles = roles;
    this.powers = powers;
    this.look = look;
  }

  @Override
  public Area area() {
    return Area.ROLES;
  }

  @Override
  public String name() {
    return "quarantine-role";
  }

  @Override
  public String question() {
    return "Does the quarantine role exist, and can it do nothing?";
  }

  @Override
  public List<Finding> findings() {
    return mapped.inEach(this::ofAccount).stream().distinct().toList();
  }

  private Stream<Finding> ofAccount(DomainArn domain) {
    RoleArn role = look.leaving().in(domain).quarantineRole();
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
    Set<String> policies = powers.powers(domain, role);
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
