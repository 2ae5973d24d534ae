package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.WrittenRow;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.studioctl.aws.ExecutionRoles;
import io.studioaccess.studioctl.aws.ExecutionRoles.Defect;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Checks that a row's role is allowed, exists and trusts SageMaker. */
@Singleton
final class RoleCheck {
  private final RoleGuard guard;
  private final ExecutionRoles roles;
  private final Region home;

  RoleCheck(RoleGuard guard, ExecutionRoles roles, Region home) {
    this.guard = guard;
    this.roles = roles;
    this.home = home;
  }

  Optional<Finding> finding(WrittenRow row) {
    return message(row).map(message -> Finding.error(row.placeOf("roleArn"), message));
  }

  private Optional<String> message(WrittenRow written) {
    RoleArn role = written.row().role();
    if (!guard.allows(role)) {
      return Optional.of(
          "role %s is not one of the allowed roles (%s): use another role, or extend the stack's AllowedRoleArns"
              .formatted(role, guard));
    }
    DomainArn domain =
        DomainArn.of(written.row().domain(), role, written.row().region().orElse(home));
    return roles.findDefect(role, domain).map(RoleCheck::text);
  }

  private static String text(Defect defect) {
    return switch (defect) {
      case Defect.Missing missing -> missing.message() + ": create the role or correct the name";
      case Defect.NoTrust noTrust ->
          noTrust.message() + ": allow sts:AssumeRole in the role's trust policy";
    };
  }
}
