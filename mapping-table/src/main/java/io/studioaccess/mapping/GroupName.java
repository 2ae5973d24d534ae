package io.studioaccess.mapping;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A group's display name, which may contain spaces, also no-break and ideographic ones. Shape:
 * Identity Store API, {@code GroupDisplayName}.
 */
public record GroupName(String value) implements Comparable<GroupName> {
  static final Shape SHAPE =
      new Shape("a group name", 1024, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r \\u00A0\\u3000]+");

  public GroupName {
    SHAPE.require(value);
  }

  /**
   * The name that a directory reports; empty for one that no row can have, which therefore matches
   * no row.
   */
  public static Optional<GroupName> reported(@Nullable String name) {
    return Optional.ofNullable(name).filter(SHAPE::matches).map(GroupName::new);
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
