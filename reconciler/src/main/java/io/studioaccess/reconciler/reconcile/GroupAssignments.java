package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import java.util.Optional;

/**
 * What the ledger knows of the assignments of groups to the applications of domains. Each write
 * names the record that it replaces, so that of two functions only one succeeds.
 */
public interface GroupAssignments extends KnownAssignments {

  Optional<AssignmentRecord> find(DomainId domain, GroupId group);

  /**
   * Writes a record in the place of another.
   *
   * @param before the record as it was read; empty if there was none
   * @return false, without a write, if another record has taken its place
   */
  boolean replace(
      DomainId domain, GroupId group, Optional<AssignmentRecord> before, AssignmentRecord after);

  /**
   * Removes a record.
   *
   * @return false, without a removal, if another record has taken its place
   */
  boolean remove(DomainId domain, GroupId group, AssignmentRecord before);

  @Override
  default boolean has(DomainId domain, GroupId group) {
    return find(domain, group).filter(AssignmentRecord::isAssigned).isPresent();
  }
}
