package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.reconciler.sweep.AssignmentChange.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The groups that are assigned to the domains' applications. A domain is listed once at most. */
final class ListedAssignments {
  private final AssignmentPorts ports;
  private final Findings findings;
  private final Map<DomainArn, Optional<Listed>> domains = new HashMap<>();

  /** The groups of one application. */
  record Listed(ApplicationArn application, Set<GroupId> groups) {}

  ListedAssignments(AssignmentPorts ports, Findings findings) {
    this.ports = ports;
    this.findings = findings;
  }

  /** Empty if the domain has no application, or cannot be listed now, which is reported. */
  Optional<Listed> of(DomainArn domain) {
    return domains.computeIfAbsent(domain, this::list);
  }

  /** Leaves out the domain for the rest of this sweep. */
  void leaveOut(DomainArn domain, InaccessibleAccountException e) {
    findings.addInaccessible(domain, String.valueOf(e.getMessage()));
    domains.put(domain, Optional.empty());
  }

  private Optional<Listed> list(DomainArn domain) {
    try {
      return ports
          .applications()
          .apply(domain)
          .map(it -> new Listed(it, ports.groups().assigned(domain, it)));
    } catch (InaccessibleAccountException e) {
      findings.addInaccessible(domain, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      findings.addAssignment(
          new AssignmentChange(
              domain, Optional.empty(), Kind.FAILED, String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }
}
