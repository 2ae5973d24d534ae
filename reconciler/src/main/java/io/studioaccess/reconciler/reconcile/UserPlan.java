package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.membership.DirectoryUser;
import java.util.List;
import java.util.Optional;

/**
 * What a reconcile of a user would do now.
 *
 * @param person empty for a deleted user
 * @param memberships all memberships; none for a deleted or disabled user
 * @param domains one plan for each domain that the mapping, the ledger or the found profile names,
 *     in order of domain id
 */
public record UserPlan(
    Optional<DirectoryUser> person,
    List<ResolvedMembership> memberships,
    List<DomainPlan> domains) {
  /** Whether any domain needs an operation. */
  public boolean hasOperations() {
    return domains.stream().anyMatch(DomainPlan::hasOperations);
  }
}
