package io.studioaccess.studioctl.mapping;

import io.studioaccess.aws.ClientsByDomain;
import io.studioaccess.desired.RoleGuard;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.WrittenRow;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;

/** Whether a row's role may be given, and SageMaker may take it. */
@Singleton
final class RoleCheck {
  private final RoleGuard guard;
  private final ClientsByDomain<IamClient> iam;
  private final Region home;
  private final Map<RoleArn, Optional<String>> known = new HashMap<>();

  RoleCheck(RoleGuard guard, ClientsByDomain<IamClient> iam, Region home) {
    this.guard = guard;
    this.iam = iam;
    this.home = home;
  }

  Stream<Finding> of(WrittenRow row) {
    return trouble(row).map(said -> Finding.error(row.at("roleArn"), said)).stream();
  }

  private Optional<String> trouble(WrittenRow written) {
    RoleArn role = written.row().role();
    if (!guard.allows(role)) {
      return Optional.of(
          "role %s is outside the allowed roles (%s): name another, or widen the stack's AllowedRoleArns"
              .formatted(role, guard));
    }
    Optional<String> before = known.get(role);
    if (before != null) {
      return before;
    }
    Optional<String> trouble =
        read(role, DomainArn.of(written.row().domain(), role, written.row().region().orElse(home)))
            .map(found -> ofFound(role, found))
            .orElseGet(
                () ->
                    Optional.of(
                        "role %s does not exist: create it, or correct the name".formatted(role)));
    known.put(role, trouble);
    return trouble;
  }

  private Optional<Role> read(RoleArn role, DomainArn domain) {
    String name = role.value().substring(role.value().lastIndexOf('/') + 1);
    try {
      return Optional.of(iam.in(domain).getRole(get -> get.roleName(name)).role());
    } catch (NoSuchEntityException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> ofFound(RoleArn role, Role found) {
    if (!found.arn().equals(role.value())) {
      return Optional.of(
          "role %s does not exist: the role of this name is %s".formatted(role, found.arn()));
    }
    return TrustPolicy.trustsSageMaker(found.assumeRolePolicyDocument())
        ? Optional.empty()
        : Optional.of(
            "role %s does not trust %s: allow it sts:AssumeRole in the role's trust policy"
                .formatted(role, TrustPolicy.SAGEMAKER));
  }
}
