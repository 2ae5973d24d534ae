package io.studioaccess.mapping.file;

import io.studioaccess.mapping.MappingRow;
import java.util.Map;

/**
 * A row and its place in the file.
 *
 * @param fields the places of the field values, by field name
 */
public record WrittenRow(MappingRow row, Place place, Map<String, Place> fields) {
  public WrittenRow {
    fields = Map.copyOf(fields);
  }

  /** The place of the field's value, or of the row if it lacks the field. */
  public Place placeOf(String field) {
    return fields.getOrDefault(field, place);
  }
}
