package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.mapping.DomainArn;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DomainSettings;
import software.amazon.awssdk.services.sagemaker.model.ExecutionRoleIdentityConfig;

/** A group shares a role, so CloudTrail names the person only if the sessions do. */
@Singleton
final class SessionNamesCheck implements Check {
  private final MappedRows mappedRows;
  private final ClientsByDomain<SageMakerClient> sageMaker;

  SessionNamesCheck(MappedRows mappedRows, ClientsByDomain<SageMakerClient> sageMaker) {
    this.mappedRows = mappedRows;
    this.sageMaker = sageMaker;
  }

  @Override
  public List<Finding> findings() {
    return mappedRows.forEachServedDomain((domain, _) -> finding(domain));
  }

  private Stream<Finding> finding(DomainArn domain) {
    boolean on =
        Optional.ofNullable(
                sageMaker
                    .forDomain(domain)
                    .describeDomain(describe -> describe.domainId(domain.id().value()))
                    .domainSettings())
            .map(DomainSettings::executionRoleIdentityConfig)
            .filter(ExecutionRoleIdentityConfig.USER_PROFILE_NAME::equals)
            .isPresent();
    return on
        ? Stream.empty()
        : Stream.of(
            Finding.hint(
                "domain %s does not put the profile's name into sessions: CloudTrail shows the group's role, and not the person"
                    .formatted(domain.id()),
                "while no app runs, and if every execution role trusts SageMaker with sts:SetSourceIdentity: aws sagemaker update-domain --region %s --domain-id %s --domain-settings-for-update ExecutionRoleIdentityConfig=USER_PROFILE_NAME"
                    .formatted(domain.region(), domain.id())));
  }
}
