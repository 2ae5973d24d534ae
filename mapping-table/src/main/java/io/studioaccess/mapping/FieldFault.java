package io.studioaccess.mapping;

/**
 * A fault in one field of a row.
 *
 * @param path the field; it may be a required field that is missing
 * @param inName true if the field itself is not allowed, whatever its value
 */
public record FieldFault(FieldPath path, boolean inName, String reason) {
  /** Longer than the path of any supported setting. */
  private static final int MAX_PATH = 200;

  @Override
  public String toString() {
    return "%s: %s".formatted(Found.excerpt(path.toString(), MAX_PATH), reason);
  }
}
