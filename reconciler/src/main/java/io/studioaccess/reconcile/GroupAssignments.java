package io.studioaccess.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;

/**
 * The groups that this product has assigned to a domain's application, or found assigned. What is
 * known once is known for good: an assignment that somebody takes back later is not seen.
 */
public interface GroupAssignments {

  boolean has(DomainId domain, GroupId group);

  void add(DomainId domain, GroupId group);
}
