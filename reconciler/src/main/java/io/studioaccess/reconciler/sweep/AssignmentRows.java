package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RefusedRow;
import java.time.Instant;
import java.util.Optional;

/** The rows that keep the assignments of groups. */
record AssignmentRows(MappingRows mapping, MappedGroups groups, Instant now) {

  /** An empty mapping says nothing about anybody. */
  boolean areKnown() {
    return !mapping.isEmpty();
  }

  /**
   * Whether an enabled row, whose end has not passed, maps the group in the domain. A row that
   * cannot be read might be that row.
   */
  boolean standFor(AssignmentKey key) {
    Optional<GroupName> name = groups.nameOf(key.group());
    return mapping.rowsFor(key.group(), name).stream()
            .anyMatch(row -> row.domain().equals(key.domain()) && !hasEnded(row))
        || mapping.refusedRowsFor(key.group(), name).stream()
            .anyMatch(row -> mayBeAbout(key.domain(), row));
  }

  private boolean hasEnded(MappingRow row) {
    return row.period().end(Optional.empty()).filter(end -> !now.isBefore(end)).isPresent();
  }

  private static boolean mayBeAbout(DomainId domain, RefusedRow row) {
    try {
      return new DomainId(row.domainId()).equals(domain);
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
