package io.studioaccess.studioctl.plan;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.reconcile.AssignmentRecord;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import io.studioaccess.reconciler.reconcile.RecordedAssignment;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The recorded assignments of a snapshot. Writes change this copy only. */
final class UnchangedAssignments implements GroupAssignments {
  private final Map<Key, AssignmentRecord> records = new HashMap<>();

  private record Key(DomainId domain, GroupId group) {}

  UnchangedAssignments(LedgerSnapshot snapshot) {
    for (RecordedAssignment known : snapshot.assignments()) {
      records.put(new Key(known.domain(), known.group()), known.record());
    }
  }

  @Override
  public Optional<AssignmentRecord> find(DomainId domain, GroupId group) {
    return Optional.ofNullable(records.get(new Key(domain, group)));
  }

  @Override
  public boolean replace(
      DomainId domain, GroupId group, Optional<AssignmentRecord> before, AssignmentRecord after) {
    boolean same = find(domain, group).equals(before);
    if (same) {
      records.put(new Key(domain, group), after);
    }
    return same;
  }

  @Override
  public boolean remove(DomainId domain, GroupId group, AssignmentRecord before) {
    return records.remove(new Key(domain, group), before);
  }
}
