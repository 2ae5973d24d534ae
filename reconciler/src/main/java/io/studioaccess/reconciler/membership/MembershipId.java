package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.Shape;

/**
 * A group membership's id in the identity store. Any text without spaces: an id from AWS is data,
 * whatever its shape.
 */
public record MembershipId(String value) {
  private static final Shape SHAPE =
      new Shape("a membership id", 47, GroupId.IDENTITY_STORE_RESOURCE_ID);
  private static final Shape REPORTED = new Shape("a membership id", 256, "\\S+");

  public MembershipId {
    REPORTED.require(value);
  }

  /**
   * An id from a person or an event. Shape: Identity Store API, {@code ResourceId}.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static MembershipId parse(String text) {
    return new MembershipId(SHAPE.require(text));
  }

  @Override
  public String toString() {
    return value;
  }
}
