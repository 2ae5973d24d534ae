package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.Shape;

/**
 * The identity store behind IAM Identity Center. Shape: Identity Store API, {@code
 * IdentityStoreId}.
 */
public record IdentityStoreId(String value) {
  private static final Shape SHAPE =
      new Shape(
          "an identity store id",
          36,
          "d-[0-9a-f]{10}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  public IdentityStoreId {
    SHAPE.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
