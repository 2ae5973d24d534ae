package io.studioaccess.mapping.file;

import java.util.Map;

/**
 * Texts by field name, and where the file has them.
 *
 * @param places the places of the values, by field name
 */
public record WrittenEntry(Map<String, String> values, Place place, Map<String, Place> places) {
  static final WrittenEntry NONE = new WrittenEntry(Map.of(), Place.START, Map.of());

  public WrittenEntry {
    values = Map.copyOf(values);
    places = Map.copyOf(places);
  }

  /** The text of the field; empty if it is missing. */
  public String text(String field) {
    return values.getOrDefault(field, "");
  }

  /** The place of the value, or of the entry if it lacks the field. */
  public Place placeOf(String field) {
    return places.getOrDefault(field, place);
  }
}
