package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.Shape;

/**
 * A user's id in the identity store. Any text without spaces: an id from AWS is data, whatever its
 * shape.
 */
public record UserId(String value) {
  private static final Shape SHAPE = new Shape("a user id", 47, GroupId.IDENTITY_STORE_RESOURCE_ID);
  private static final Shape REPORTED = new Shape("a user id", 256, "\\S+");

  public UserId {
    REPORTED.require(value);
  }

  /**
   * An id from a person or an event. Shape: Identity Store API, {@code ResourceId}.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static UserId parse(String text) {
    return new UserId(SHAPE.require(text));
  }

  @Override
  public String toString() {
    return value;
  }
}
