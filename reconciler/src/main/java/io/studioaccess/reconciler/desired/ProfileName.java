package io.studioaccess.reconciler.desired;

import io.studioaccess.mapping.Shape;

/**
 * The name of a user profile in a domain. SageMaker ignores case. Shape: SageMaker API, {@code
 * UserProfileName}.
 */
public record ProfileName(String value) {
  static final int MAX_LENGTH = 63;
  static final Shape SHAPE =
      new Shape("a user profile name", MAX_LENGTH, "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");

  public ProfileName {
    SHAPE.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
