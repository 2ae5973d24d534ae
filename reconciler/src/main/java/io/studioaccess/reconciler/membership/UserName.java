package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.Shape;

/**
 * The name that a user signs in with. It may contain {@code @ . _ +} and letters of any script.
 * Shape: Identity Store API, {@code UserName}.
 */
public record UserName(String value) {
  private static final Shape SHAPE =
      new Shape("a user name", 128, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");

  public UserName {
    SHAPE.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
