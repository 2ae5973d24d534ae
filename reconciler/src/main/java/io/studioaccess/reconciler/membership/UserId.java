package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.Shape;

/** A user's id in the identity store. Shape: Identity Store API, {@code ResourceId}. */
public record UserId(String value) {
  private static final Shape SHAPE = new Shape("a user id", 47, GroupId.IDENTITY_STORE_RESOURCE_ID);

  public UserId {
    SHAPE.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
