package io.studioaccess.studioctl.init;

import io.studioaccess.aws.sagemaker.SageMakerStudio;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.studioctl.stack.AwsConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** Finds the Studio domains of the account and region. */
@Singleton
final class FoundDomains {
  private final AwsConnection aws;
  private final Clock clock;

  FoundDomains(AwsConnection aws, Clock clock) {
    this.aws = aws;
    this.clock = clock;
  }

  List<FoundDomain> all() {
    try (SageMakerClient client = client()) {
      return client.listDomainsPaginator(list -> {}).domains().stream()
          .flatMap(
              domain ->
                  find(client, new DomainArn(domain.domainArn()), domain.domainName()).stream())
          .toList();
    }
  }

  /** A domain by its id, for an administrator who may not list them. */
  Optional<FoundDomain> withId(DomainId id, Place place) {
    try (SageMakerClient client = client()) {
      return find(
          client,
          new DomainArn(
              "arn:%s:sagemaker:%s:%s:domain/%s"
                  .formatted(place.partition(), place.region(), place.account(), id)),
          "");
    }
  }

  private SageMakerClient client() {
    return aws.configure(SageMakerClient.builder()).build();
  }

  private Optional<FoundDomain> find(SageMakerClient client, DomainArn arn, String name) {
    return new SageMakerStudio(_ -> client, clock)
        .domain(arn)
        .map(details -> new FoundDomain(arn, name, details));
  }
}
