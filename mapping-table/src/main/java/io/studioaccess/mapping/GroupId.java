package io.studioaccess.mapping;

/**
 * A group's id in the identity store. Any text without spaces: an id from AWS is data, whatever its
 * shape.
 */
public record GroupId(String value) {
  /** Ids of users, groups and memberships share this shape. */
  public static final String IDENTITY_STORE_RESOURCE_ID =
      "([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}";

  static final Shape SHAPE = new Shape("a group id", 47, IDENTITY_STORE_RESOURCE_ID);
  private static final Shape REPORTED = new Shape("a group id", 256, "\\S+");

  public GroupId {
    REPORTED.require(value);
  }

  /**
   * An id from a person or an event. Shape: Identity Store API, {@code ResourceId}.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static GroupId parse(String text) {
    return new GroupId(SHAPE.require(text));
  }

  @Override
  public String toString() {
    return value;
  }
}
