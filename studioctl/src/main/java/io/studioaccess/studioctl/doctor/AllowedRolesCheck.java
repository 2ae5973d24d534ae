package io.studioaccess.studioctl.doctor;

import io.studioaccess.reconciler.desired.RoleGuard;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class AllowedRolesCheck implements Check {
  private final MappedRows mappedRows;
  private final RoleGuard guard;

  AllowedRolesCheck(MappedRows mappedRows, RoleGuard guard) {
    this.mappedRows = mappedRows;
    this.guard = guard;
  }

  @Override
  public List<Finding> findings() {
    return mappedRows.enabledRows().stream()
        .map(row -> row.row().role())
        .distinct()
        .filter(role -> !guard.allows(role))
        .map(
            role ->
                Finding.fault(
                    "role %s is not one of the allowed roles (%s): its rows grant no access"
                        .formatted(role, guard),
                    "add the role to the parameter AllowedRoleArns (and its account to"
                        + " StudioAccountIds), and deploy the stack again"))
        .toList();
  }
}
