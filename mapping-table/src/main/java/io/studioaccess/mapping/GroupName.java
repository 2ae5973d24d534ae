package io.studioaccess.mapping;

/**
 * A group's display name, which may contain spaces. Shape: Identity Store API, {@code
 * GroupDisplayName}.
 */
public record GroupName(String value) implements Comparable<GroupName> {
  static final Shape SHAPE =
      new Shape("a group name", 1024, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r  ]+");

  public GroupName {
    SHAPE.require(value);
  }

  @Override
  public int compareTo(GroupName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
