package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.Shape;

/** A group membership's id in the identity store. Shape: Identity Store API, {@code ResourceId}. */
public record MembershipId(String value) {
  private static final Shape SHAPE =
      new Shape("a membership id", 47, GroupId.IDENTITY_STORE_RESOURCE_ID);

  public MembershipId {
    SHAPE.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
