package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.WrittenRow;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.studioctl.aws.ExecutionRoles;
import io.studioaccess.studioctl.aws.ExecutionRoles.Trouble;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a row's role may be given, and SageMaker may take it. */
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

  Stream<Finding> of(WrittenRow row) {
    return trouble(row).map(said -> Finding.error(row.placeOf("roleArn"), said)).stream();
  }

  private Optional<String> trouble(WrittenRow written) {
    RoleArn role = written.row().role();
    if (!guard.allows(role)) {
      return Optional.of(
          "role %s is outside the allowed roles (%s): name another, or widen the stack's AllowedRoleArns"
              .formatted(role, guard));
    }
    DomainArn domain =
        DomainArn.of(written.row().domain(), role, written.row().region().orElse(home));
    return roles.trouble(role, domain).map(RoleCheck::text);
  }

  private static String text(Trouble trouble) {
    return switch (trouble) {
      case Trouble.Missing missing -> missing.says() + ": create it, or correct the name";
      case Trouble.NoTrust noTrust ->
          noTrust.says() + ": allow it sts:AssumeRole in the role's trust policy";
    };
  }
}
