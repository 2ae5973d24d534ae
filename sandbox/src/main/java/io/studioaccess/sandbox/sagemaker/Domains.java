package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.ServiceException;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import software.amazon.awssdk.services.sagemaker.model.AppNetworkAccessType;
import software.amazon.awssdk.services.sagemaker.model.AuthMode;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DomainStatus;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

/**
 * The domains. Tests and the demo create and delete them directly: the sandbox has no API
 * operations for that.
 */
final class Domains {

  private final Arns arns;
  private final NavigableMap<String, DescribeDomainResponse> byId = new TreeMap<>();
  private final IntSupplier nextOrdinal;

  Domains(Arns arns, IntSupplier nextOrdinal) {
    this.arns = arns;
    this.nextOrdinal = nextOrdinal;
  }

  DescribeDomainResponse add(
      String name, Instant now, Consumer<DescribeDomainResponse.Builder> customizer) {
    var ordinal = nextOrdinal.getAsInt();
    var id = "d-%s%04d".formatted(arns.accountId().substring(4), ordinal);
    var domain =
        DescribeDomainResponse.builder()
            .domainArn(arns.domain(id))
            .domainId(id)
            .domainName(name)
            .homeEfsFileSystemId("fs-0%s%08d".formatted(arns.accountId().substring(4), ordinal))
            .singleSignOnApplicationArn(
                "arn:aws:sso::%s:application/ssoins-1234567890abcdef/apl-%016d"
                    .formatted(arns.accountId(), ordinal))
            .status(DomainStatus.IN_SERVICE)
            .creationTime(now)
            .lastModifiedTime(now)
            .authMode(AuthMode.SSO)
            .defaultUserSettings(
                UserSettings.builder()
                    .executionRole(
                        "arn:aws:iam::%s:role/studio/no-rights".formatted(arns.accountId()))
                    .build())
            .appNetworkAccessType(AppNetworkAccessType.PUBLIC_INTERNET_ONLY)
            .subnetIds("subnet-0123456789abcdef0")
            .vpcId("vpc-0123456789abcdef0")
            .url("https://%s.studio.%s.sagemaker.aws".formatted(id, arns.region()));
    customizer.accept(domain);
    var built = withArnOf(domain.build(), id);
    byId.put(built.domainId(), built);
    return built;
  }

  /** A customizer that changes only the id means the ARN and the URL of that id, as in AWS. */
  private DescribeDomainResponse withArnOf(DescribeDomainResponse built, String idBefore) {
    return built.domainArn().equals(arns.domain(idBefore))
        ? built.toBuilder().domainArn(arns.domain(built.domainId())).build()
        : built;
  }

  /** Adds a domain of another sandbox. */
  void restore(DescribeDomainResponse domain) {
    byId.put(domain.domainId(), domain);
  }

  void remove(String domainId) {
    byId.remove(domainId);
  }

  DescribeDomainResponse get(String domainId) {
    return Optional.ofNullable(byId.get(domainId))
        .orElseThrow(() -> SageMakerErrors.notFound("Domain", arns.domain(domainId)));
  }

  /**
   * The domain.
   *
   * @throws ServiceException if the domain does not exist or is not InService
   */
  DescribeDomainResponse requireInService(String domainId) {
    var domain = byId.get(domainId);
    if (domain == null) {
      throw ServiceException.validation(
          "Domain [%s] does not exist.".formatted(arns.domain(domainId)));
    }
    if (domain.status() != DomainStatus.IN_SERVICE) {
      throw ServiceException.validation(
          "Domain [%s] is %s, not InService.".formatted(domain.domainArn(), domain.status()));
    }
    return domain;
  }

  NavigableMap<String, DescribeDomainResponse> all() {
    return byId;
  }

  List<DescribeDomainResponse> list() {
    return List.copyOf(byId.values());
  }
}
