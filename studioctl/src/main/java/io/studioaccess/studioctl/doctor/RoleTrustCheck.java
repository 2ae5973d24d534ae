package io.studioaccess.studioctl.doctor;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.studioctl.aws.ExecutionRoles;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

@Singleton
final class RoleTrustCheck implements Check {
  private final MappedRows mappedRows;
  private final ExecutionRoles roles;
  private final RoleGuard guard;

  RoleTrustCheck(MappedRows mappedRows, ExecutionRoles roles, RoleGuard guard) {
    this.mappedRows = mappedRows;
    this.roles = roles;
    this.guard = guard;
  }

  @Override
  public List<Finding> findings() {
    List<MappedRows.EnabledRow> rows = mappedRows.enabledRows();
    return mappedRows.forEachDomain(domain -> findings(domain, rows)).stream().distinct().toList();
  }

  private Stream<Finding> findings(DomainArn domain, List<MappedRows.EnabledRow> rows) {
    return rows.stream()
        .filter(row -> mappedRows.domainOf(row.row()).equals(domain))
        .map(row -> row.row().role())
        .distinct()
        .filter(guard::allows)
        .flatMap(
            role -> roles.findDefect(role, domain).map(defect -> finding(role, defect)).stream());
  }

  private static Finding finding(RoleArn role, ExecutionRoles.Defect defect) {
    return Finding.fault(
        defect.message() + ": apps of its users cannot start", RoleFix.of(role, defect));
  }
}
