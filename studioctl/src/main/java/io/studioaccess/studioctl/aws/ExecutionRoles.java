package io.studioaccess.studioctl.aws;

import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;

/** Checks whether SageMaker can assume execution roles. Each role is read once. */
@Singleton
public final class ExecutionRoles {
  private final ClientsByDomain<IamClient> iam;
  private final Map<RoleArn, Optional<Defect>> defects = new ConcurrentHashMap<>();

  ExecutionRoles(ClientsByDomain<IamClient> iam) {
    this.iam = iam;
  }

  /** The reason why SageMaker cannot assume a role. */
  public sealed interface Defect {

    /** A sentence without a full stop. */
    String message();

    /**
     * @param message states that the role does not exist, or that the role of this name has another
     *     path
     */
    record Missing(String message) implements Defect {}

    record NoTrust(RoleArn role) implements Defect {
      @Override
      public String message() {
        return "role %s does not trust %s".formatted(role, TrustPolicy.SAGEMAKER);
      }
    }
  }

  /**
   * Finds out why SageMaker cannot assume the role; empty if it can.
   *
   * @param domain any domain in the role's account
   * @throws io.studioaccess.reconciler.reconcile.InaccessibleAccountException if the account denies
   *     access
   */
  public Optional<Defect> findDefect(RoleArn role, DomainArn domain) {
    return defects.computeIfAbsent(role, _ -> read(role, iam.forDomain(domain)));
  }

  private static Optional<Defect> read(RoleArn role, IamClient iam) {
    try {
      return check(role, iam.getRole(get -> get.roleName(role.name())).role());
    } catch (NoSuchEntityException e) {
      return Optional.of(new Defect.Missing("role %s does not exist".formatted(role)));
    }
  }

  private static Optional<Defect> check(RoleArn role, Role found) {
    if (!found.arn().equals(role.value())) {
      return Optional.of(
          new Defect.Missing(
              "role %s does not exist: the role of this name is %s".formatted(role, found.arn())));
    }
    return TrustPolicy.trustsSageMaker(found.assumeRolePolicyDocument())
        ? Optional.empty()
        : Optional.of(new Defect.NoTrust(role));
  }
}
