package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import java.util.Collection;

/**
 * The default roles of the domains. A user who is let in and has no profile yet, or none any more,
 * may be given one by Studio, with that role: it has to be one that can do nothing.
 */
final class DefaultRolePass {
  private final DefaultRoles roles;

  DefaultRolePass(DefaultRoles roles) {
    this.roles = roles;
  }

  void check(Collection<DomainArn> domains, Findings findings) {
    for (DomainArn domain : domains) {
      try {
        roles.powerful(domain).ifPresent(findings::powerfulDefaultRole);
      } catch (InaccessibleAccountException e) {
        findings.inaccessible(domain, String.valueOf(e.getMessage()));
      }
    }
  }
}
