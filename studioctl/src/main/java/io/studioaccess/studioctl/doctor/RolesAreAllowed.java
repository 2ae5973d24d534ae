package io.studioaccess.studioctl.doctor;

import io.studioaccess.reconciler.desired.RoleGuard;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class RolesAreAllowed implements Check {
  private final Mapped mapped;
  private final RoleGuard guard;

  RolesAreAllowed(Mapped mapped, RoleGuard guard) {
    this.mapped = mapped;
    this.guard = guard;
  }

  @Override
  public List<Finding> findings() {
    return mapped.meant().stream()
        .map(meant -> meant.row().role())
        .distinct()
        .filter(role -> !guard.allows(role))
        .map(
            role ->
                Finding.fault(
                    "role %s is none of those that may be given (%s): its rows give nobody anything"
                        .formatted(role, guard),
                    "add it to the parameter AllowedRoleArns (and its account to StudioAccountIds),"
                        + " and deploy again"))
        .toList();
  }
}
