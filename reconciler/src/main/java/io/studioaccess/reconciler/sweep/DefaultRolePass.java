package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.reconcile.Failures;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import java.util.Collection;

/**
 * Checks the default roles of the domains. Studio may create a profile with the default role for a
 * member of an assigned group who has no profile, so this role must not have permissions.
 */
final class DefaultRolePass {
  private final DefaultRoles roles;

  DefaultRolePass(DefaultRoles roles) {
    this.roles = roles;
  }

  void check(Collection<DomainArn> domains, Findings findings, Failures failures) {
    for (DomainArn domain : domains) {
      failures.run(() -> check(domain, findings));
    }
  }

  private void check(DomainArn domain, Findings findings) {
    try {
      roles.findPowerful(domain).ifPresent(findings::addPowerfulDefaultRole);
    } catch (InaccessibleAccountException e) {
      findings.addInaccessible(domain, String.valueOf(e.getMessage()));
    }
  }
}
