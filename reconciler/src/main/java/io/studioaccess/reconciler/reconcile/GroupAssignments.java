package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;

/**
 * The groups that this product has assigned to a domain's application, or found assigned. Entries
 * stay for good: an assignment that is removed later is not noticed.
 */
public interface GroupAssignments {

  boolean has(DomainId domain, GroupId group);

  void add(DomainId domain, GroupId group);
}
