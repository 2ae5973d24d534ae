package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.Shape;

/** A space's name. Shape: SageMaker API, {@code SpaceName}. */
public record SpaceName(String value) {
  private static final Shape SHAPE =
      new Shape("a space name", 63, "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");

  public SpaceName {
    SHAPE.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
