package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.mapping.DomainArn;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.UserProfileDetails;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;

/**
 * Compares the user profiles of each account and region with Service Quotas' "Maximum number of
 * Studio user profiles allowed per account". A count or quota that AWS does not tell the caller is
 * a hint: nothing else depends on it.
 */
@Singleton
final class UserProfileQuotaCheck implements Check {
  private static final String SERVICE = "sagemaker";
  private static final String QUOTA = "L-AC46C40F";
  private static final double ALMOST = 0.9;
  private static final int PAGE = 100;

  private final MappedRows mappedRows;
  private final ClientsByDomain<SageMakerClient> sageMaker;
  private final ClientsByDomain<ServiceQuotasClient> quotas;

  UserProfileQuotaCheck(
      MappedRows mappedRows,
      ClientsByDomain<SageMakerClient> sageMaker,
      ClientsByDomain<ServiceQuotasClient> quotas) {
    this.mappedRows = mappedRows;
    this.sageMaker = sageMaker;
    this.quotas = quotas;
  }

  @Override
  public List<Finding> findings() {
    Set<String> seen = new HashSet<>();
    return mappedRows.forEachDomain(
        domain ->
            seen.add(domain.account() + domain.region())
                ? finding(domain).stream()
                : Stream.empty());
  }

  private Optional<Finding> finding(DomainArn domain) {
    try {
      return finding(domain, profilesByDomain(domain), quota(domain));
    } catch (AwsServiceException | SdkClientException e) {
      return Optional.of(
          Finding.hint(
              "not checked in account %s, %s: %s"
                  .formatted(domain.account(), domain.region(), reason(e)),
              "see the Service Quotas console: Amazon SageMaker, user profiles"));
    }
  }

  private static String reason(RuntimeException thrown) {
    return thrown instanceof AwsServiceException service && service.awsErrorDetails() != null
        ? service.awsErrorDetails().errorMessage()
        : String.valueOf(thrown.getMessage());
  }

  /** Of all domains, because the quota is the account's. */
  private Map<String, Long> profilesByDomain(DomainArn domain) {
    return sageMaker
        .forDomain(domain)
        .listUserProfilesPaginator(list -> list.maxResults(PAGE))
        .userProfiles()
        .stream()
        .collect(
            Collectors.groupingBy(
                UserProfileDetails::domainId, TreeMap::new, Collectors.counting()));
  }

  /** The applied quota, or AWS's default where no other value was applied. */
  private double quota(DomainArn domain) {
    ServiceQuotasClient client = quotas.forDomain(domain);
    try {
      return client
          .getServiceQuota(get -> get.serviceCode(SERVICE).quotaCode(QUOTA))
          .quota()
          .value();
    } catch (NoSuchResourceException e) {
      return client
          .getAWSDefaultServiceQuota(get -> get.serviceCode(SERVICE).quotaCode(QUOTA))
          .quota()
          .value();
    }
  }

  private static Optional<Finding> finding(
      DomainArn domain, Map<String, Long> profiles, double quota) {
    long count = profiles.values().stream().mapToLong(Long::longValue).sum();
    if (count < quota * ALMOST) {
      return Optional.empty();
    }
    String fact =
        "account %s has %d of at most %.0f user profiles in %s (%s)"
            .formatted(domain.account(), count, quota, domain.region(), byDomain(profiles));
    String fix =
        "aws service-quotas request-service-quota-increase --region %s --service-code %s --quota-code %s --desired-value %.0f"
            .formatted(domain.region(), SERVICE, QUOTA, quota * 2);
    return Optional.of(
        count < quota
            ? Finding.warning(fact + ": soon, new users will get no profile", fix)
            : Finding.fault(fact + ": new users get no profile", fix));
  }

  private static String byDomain(Map<String, Long> profiles) {
    return profiles.entrySet().stream()
        .map(domain -> "%s: %d".formatted(domain.getKey(), domain.getValue()))
        .collect(Collectors.joining(", "));
  }
}
