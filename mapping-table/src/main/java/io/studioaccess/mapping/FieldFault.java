package io.studioaccess.mapping;

/**
 * What is wrong at one place of a row.
 *
 * @param path of the field, which may be one that is missing
 * @param ofTheName whether the field should not be there, whatever its value
 */
public record FieldFault(FieldPath path, boolean ofTheName, String reason) {

  @Override
  public String toString() {
    return "%s: %s".formatted(path, reason);
  }
}
