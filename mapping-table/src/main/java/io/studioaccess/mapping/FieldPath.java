package io.studioaccess.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * The path of a value within a row, such as {@code userSettings.SecurityGroups[1]}.
 *
 * @param steps field names as text, and list indexes (from 0) as numbers
 */
public record FieldPath(List<Object> steps) {
  /** The row itself. */
  public static final FieldPath ROW = new FieldPath(List.of());

  public FieldPath {
    steps = List.copyOf(steps);
  }

  public static FieldPath of(String field) {
    return ROW.field(field);
  }

  public FieldPath field(String name) {
    return with(name);
  }

  public FieldPath item(int index) {
    return with(index);
  }

  private FieldPath with(Object step) {
    List<Object> longer = new ArrayList<>(steps);
    longer.add(step);
    return new FieldPath(longer);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object step : steps) {
      if (step instanceof Integer index) {
        text.append('[').append(index).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step);
      }
    }
    return text.toString();
  }
}
