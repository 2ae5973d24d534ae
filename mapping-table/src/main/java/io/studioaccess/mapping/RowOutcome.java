package io.studioaccess.mapping;

/** What comes of a row that was read or derived: the row itself, or why it cannot be used. */
public sealed interface RowOutcome {
  record Legal(MappingRow row) implements RowOutcome {}

  record Refused(RefusedRow row) implements RowOutcome {}
}
