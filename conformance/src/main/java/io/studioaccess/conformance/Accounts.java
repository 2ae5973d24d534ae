package io.studioaccess.conformance;

import io.studioaccess.conformance.aws.Connection;
import io.studioaccess.conformance.aws.Prefix;
import io.studioaccess.conformance.aws.Target;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AuthMode;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DomainStatus;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.sts.StsClient;

/** Finds out what a run needs to know about the account and the domain. */
public final class Accounts {

  private final Connection connection;

  public Accounts(Connection connection) {
    this.connection = connection;
  }

  /** The account or the domain is not suited for a run. */
  public static final class Unsuitable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsuitable(String message) {
      super(message);
    }
  }

  /**
   * @param identityStoreId that of the only instance of Identity Center in the region if empty
   * @param role the domain's default execution role if empty
   * @throws Unsuitable if the domain is not InService, or not in SSO mode
   */
  public Target target(
      String domainId,
      Optional<String> identityStoreId,
      Optional<String> role,
      Optional<String> otherRole,
      Prefix prefix) {
    DescribeDomainResponse domain =
        connection.client(SageMakerClient.builder()).describeDomain(r -> r.domainId(domainId));
    if (domain.authMode() != AuthMode.SSO || domain.status() != DomainStatus.IN_SERVICE) {
      throw new Unsuitable(
          "the domain must be InService and in SSO mode, but it is %s and in %s mode"
              .formatted(domain.statusAsString(), domain.authModeAsString()));
    }
    return new Target(
        connection.client(StsClient.builder()).getCallerIdentity().account(),
        connection.region().id(),
        domainId,
        Optional.ofNullable(domain.singleSignOnApplicationArn()),
        identityStoreId.orElseGet(this::identityStoreId),
        role.orElseGet(() -> defaultRole(domain)),
        otherRole,
        prefix);
  }

  private static String defaultRole(DescribeDomainResponse domain) {
    return Optional.ofNullable(domain.defaultUserSettings())
        .map(settings -> settings.executionRole())
        .orElseThrow(() -> new Unsuitable("the domain has no default role: set ROLE"));
  }

  private String identityStoreId() {
    List<InstanceMetadata> instances =
        connection.client(SsoAdminClient.builder()).listInstances(r -> {}).instances();
    if (instances.size() != 1) {
      throw new Unsuitable(
          "this account sees %d instances of IAM Identity Center in %s: set IDENTITY_STORE"
              .formatted(instances.size(), connection.region()));
    }
    return instances.getFirst().identityStoreId();
  }
}
