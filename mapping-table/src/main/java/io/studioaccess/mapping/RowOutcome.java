package io.studioaccess.mapping;

/** The result of reading or deriving a row: the row, or why it is refused. */
public sealed interface RowOutcome {
  record Legal(MappingRow row) implements RowOutcome {}

  record Refused(RefusedRow row) implements RowOutcome {}
}
