package io.studioaccess.mapping;

/** A group's id in the identity store. Shape: Identity Store API, {@code ResourceId}. */
public record GroupId(String value) {
  /** Ids of users, groups and memberships share this shape. */
  public static final String IDENTITY_STORE_RESOURCE_ID =
      "([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}";

  static final Shape SHAPE = new Shape("a group id", 47, IDENTITY_STORE_RESOURCE_ID);

  public GroupId {
    SHAPE.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
