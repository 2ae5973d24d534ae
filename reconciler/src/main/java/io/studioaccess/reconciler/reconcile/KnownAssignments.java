package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;

/** The groups that the ledger knows to be assigned to the applications of domains. */
@FunctionalInterface
public interface KnownAssignments {
  boolean has(DomainId domain, GroupId group);
}
