package io.studioaccess.aws.ssoadmin;

import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.aws.client.DirectoryKeyErrors;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.Region;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

/**
 * Calls Identity Center about the application of a domain. AWS manages an application in the region
 * of Identity Center to which it is connected: the domain's region if Identity Center is replicated
 * there, otherwise the primary region. No API returns that region, so both are tried.
 */
public final class ApplicationClients {

  private final Function<DomainArn, List<SsoAdminClient>> clients;

  /**
   * @param clients of a domain, in the order in which they are tried; at least one
   */
  public ApplicationClients(Function<DomainArn, List<SsoAdminClient>> clients) {
    this.clients = clients;
  }

  /**
   * @param inDomainRegion the clients for the domain's region
   * @param inPrimaryRegion the clients for the primary region of Identity Center
   */
  public static ApplicationClients of(
      ClientsByDomain<SsoAdminClient> inDomainRegion,
      ClientsByDomain<SsoAdminClient> inPrimaryRegion,
      Region primaryRegion) {
    return new ApplicationClients(
        domain ->
            domain.region().equals(primaryRegion)
                ? List.of(inPrimaryRegion.forDomain(domain))
                : List.of(inDomainRegion.forDomain(domain), inPrimaryRegion.forDomain(domain)));
  }

  /**
   * Makes the call in the domain's region, and in the primary region if the first does not serve
   * the application. If both refuse, the error is that of the region which knows the application,
   * as far as the errors show it.
   */
  public <T> T call(DomainArn domain, Function<SsoAdminClient, T> call) {
    List<SsoAdminClient> inOrder = clients.apply(domain);
    try {
      return call.apply(inOrder.getFirst());
    } catch (ResourceNotFoundException | AccessDeniedException | ValidationException e) {
      if (inOrder.size() == 1) {
        throw e;
      }
      return callElsewhere(inOrder.getLast(), call, e);
    }
  }

  private static <T> T callElsewhere(
      SsoAdminClient client, Function<SsoAdminClient, T> call, AwsServiceException first) {
    try {
      return call.apply(client);
    } catch (ResourceNotFoundException e) {
      throw isNotFound(first) ? e : first;
    }
  }

  private static boolean isNotFound(SdkException e) {
    return e instanceof ResourceNotFoundException found && !DirectoryKeyErrors.concernsKey(found);
  }
}
