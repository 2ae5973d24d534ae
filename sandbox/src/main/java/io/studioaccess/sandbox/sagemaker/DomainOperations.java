package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.Page;
import software.amazon.awssdk.services.sagemaker.model.DeleteDomainRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DomainDetails;
import software.amazon.awssdk.services.sagemaker.model.ListDomainsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListDomainsResponse;

/** SageMaker's operations on domains. */
final class DomainOperations {

  private DomainOperations() {}

  static void addTo(StudioOperations operations) {
    operations
        .put(
            "DescribeDomain",
            DescribeDomainRequest::builder,
            (studio, r) ->
                SageMakerActions.onExisting(
                    studio, "DescribeDomain", studio.parts().arns().domain(r.domainId())),
            (studio, r) -> studio.parts().domains().get(r.domainId()))
        .put(
            "DeleteDomain",
            DeleteDomainRequest::builder,
            (studio, r) ->
                SageMakerActions.onExisting(
                    studio, "DeleteDomain", studio.parts().arns().domain(r.domainId())),
            DomainOperations::deleteDomain)
        .put(
            "ListDomains",
            ListDomainsRequest::builder,
            (studio, r) -> SageMakerActions.listing("ListDomains"),
            DomainOperations::listDomains);
  }

  /** At once. AWS refuses the deletion of a domain that has profiles, and takes its time. */
  private static DeleteDomainResponse deleteDomain(Studio studio, DeleteDomainRequest request) {
    var domain = studio.parts().domains().get(request.domainId());
    if (studio.profiles().stream().anyMatch(p -> p.domainId().equals(request.domainId()))) {
      throw SageMakerErrors.associated("Domain", domain.domainArn(), "UserProfile(s)");
    }
    studio.deleteDomain(request.domainId());
    return DeleteDomainResponse.builder().build();
  }

  private static ListDomainsResponse listDomains(Studio studio, ListDomainsRequest request) {
    var page =
        Page.of(
            studio.parts().domains().all(),
            request.nextToken(),
            request.maxResults(),
            studio.parts().pageLimit());
    return ListDomainsResponse.builder()
        .domains(page.items().stream().map(DomainOperations::details).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static DomainDetails details(DescribeDomainResponse domain) {
    return DomainDetails.builder()
        .domainArn(domain.domainArn())
        .domainId(domain.domainId())
        .domainName(domain.domainName())
        .status(domain.status())
        .creationTime(domain.creationTime())
        .lastModifiedTime(domain.lastModifiedTime())
        .url(domain.url())
        .build();
  }
}
