package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;

/**
 * The groups that Studio Access has assigned to a domain's application, or found assigned. Entries
 * are never deleted: the later removal of an assignment is not detected.
 */
public interface GroupAssignments {

  boolean has(DomainId domain, GroupId group);

  void add(DomainId domain, GroupId group);
}
