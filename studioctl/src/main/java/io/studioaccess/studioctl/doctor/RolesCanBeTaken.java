package io.studioaccess.studioctl.doctor;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.studioctl.aws.ExecutionRoles;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

@Singleton
final class RolesCanBeTaken implements Check {
  private final Mapped mapped;
  private final ExecutionRoles roles;
  private final RoleGuard guard;

  RolesCanBeTaken(Mapped mapped, ExecutionRoles roles, RoleGuard guard) {
    this.mapped = mapped;
    this.roles = roles;
    this.guard = guard;
  }

  @Override
  public List<Finding> findings() {
    List<Mapped.Meant> meant = mapped.meant();
    return mapped.inEach(domain -> inDomain(domain, meant)).stream().distinct().toList();
  }

  private Stream<Finding> inDomain(DomainArn domain, List<Mapped.Meant> meant) {
    return meant.stream()
        .filter(row -> mapped.domainOf(row.row()).equals(domain))
        .map(row -> row.row().role())
        .distinct()
        .filter(guard::allows)
        .flatMap(
            role -> roles.trouble(role, domain).map(trouble -> finding(role, trouble)).stream());
  }

  private static Finding finding(RoleArn role, ExecutionRoles.Trouble trouble) {
    return Finding.fault(
        trouble.says() + ": apps of its users do not start", RoleFix.of(role, trouble));
  }
}
