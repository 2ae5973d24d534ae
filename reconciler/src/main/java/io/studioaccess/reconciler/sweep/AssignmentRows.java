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

  /**
   * Whether the assignment may end. An empty mapping says nothing about anybody, and a row of the
   * domain of which nobody knows the group may be about this one.
   */
  boolean letEnd(AssignmentKey key) {
    return !mapping.isEmpty()
        && !standFor(key)
        && mapping.refused().stream()
            .noneMatch(row -> mayBeAbout(key.domain(), row) && !hasKnownGroup(row));
  }

  private boolean hasEnded(MappingRow row) {
    return row.period().end(Optional.empty()).filter(end -> !now.isBefore(end)).isPresent();
  }

  private boolean hasKnownGroup(RefusedRow row) {
    return !row.hasIllegiblePin()
        && groups.toRead().stream().anyMatch(group -> row.appliesTo(group, groups.nameOf(group)));
  }

  private static boolean mayBeAbout(DomainId domain, RefusedRow row) {
    try {
      return new DomainId(row.domainId()).equals(domain);
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
