package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.Shape;

/**
 * The name somebody signs in with; {@code @ . _ +} and letters of every script happen. Shape:
 * Identity Store API, {@code UserName}.
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
