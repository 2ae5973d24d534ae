package io.studioaccess.aws.client;

import io.studioaccess.mapping.DomainArn;

/**
 * A service's clients, each for the account and region of a domain.
 *
 * @param <C> the SDK's client type
 */
@FunctionalInterface
public interface ClientsByDomain<C> {

  /**
   * The client that sees this domain.
   *
   * @throws io.studioaccess.reconciler.reconcile.InaccessibleAccountException where its account
   *     does not let us in
   */
  C in(DomainArn domain);
}
