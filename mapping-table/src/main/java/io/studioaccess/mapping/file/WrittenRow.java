package io.studioaccess.mapping.file;

import io.studioaccess.mapping.MappingRow;
import java.util.Map;

/**
 * A row, and where it stands in its file.
 *
 * @param fields where the values of its fields stand
 */
public record WrittenRow(MappingRow row, Place place, Map<String, Place> fields) {
  public WrittenRow {
    fields = Map.copyOf(fields);
  }

  /** Where the field's value stands; where the row does, if it does not name the field. */
  public Place at(String field) {
    return fields.getOrDefault(field, place);
  }
}
