package io.studioaccess.aws.client;

import io.studioaccess.mapping.DomainArn;

/**
 * The clients of a service, one for each account and region of a domain.
 *
 * @param <C> the SDK's client type
 */
@FunctionalInterface
public interface ClientsByDomain<C> {

  /**
   * The client for the domain's account and region.
   *
   * @throws io.studioaccess.reconciler.reconcile.InaccessibleAccountException if the account denies
   *     access
   */
  C forDomain(DomainArn domain);
}
