package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;

/** The ledger's record of the assignment of a group in a domain. */
public record RecordedAssignment(DomainId domain, GroupId group, AssignmentRecord record) {}
