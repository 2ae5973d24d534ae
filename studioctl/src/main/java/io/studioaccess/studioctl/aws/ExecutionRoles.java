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

/** Whether roles are there for SageMaker to take; each is read once. */
@Singleton
public final class ExecutionRoles {
  private final ClientsByDomain<IamClient> iam;
  private final Map<RoleArn, Optional<Trouble>> known = new ConcurrentHashMap<>();

  ExecutionRoles(ClientsByDomain<IamClient> iam) {
    this.iam = iam;
  }

  /** Why SageMaker cannot take a role. */
  public sealed interface Trouble {

    /** As a sentence without an end. */
    String says();

    /**
     * @param says that it does not exist, or that the role of its name has another path
     */
    record Missing(String says) implements Trouble {}

    record NoTrust(RoleArn role) implements Trouble {
      @Override
      public String says() {
        return "role %s does not trust %s".formatted(role, TrustPolicy.SAGEMAKER);
      }
    }
  }

  /**
   * Empty if SageMaker can take it.
   *
   * @param domain any of the role's account
   * @throws io.studioaccess.reconciler.reconcile.InaccessibleAccountException where that does not
   *     let us in
   */
  public Optional<Trouble> trouble(RoleArn role, DomainArn domain) {
    return known.computeIfAbsent(role, _ -> read(role, iam.forDomain(domain)));
  }

  private static Optional<Trouble> read(RoleArn role, IamClient iam) {
    try {
      return ofFound(role, iam.getRole(get -> get.roleName(role.name())).role());
    } catch (NoSuchEntityException e) {
      return Optional.of(new Trouble.Missing("role %s does not exist".formatted(role)));
    }
  }

  private static Optional<Trouble> ofFound(RoleArn role, Role found) {
    if (!found.arn().equals(role.value())) {
      return Optional.of(
          new Trouble.Missing(
              "role %s does not exist: the role of this name is %s".formatted(role, found.arn())));
    }
    return TrustPolicy.trustsSageMaker(found.assumeRolePolicyDocument())
        ? Optional.empty()
        : Optional.of(new Trouble.NoTrust(role));
  }
}
