package io.studioaccess.reconciler.desired;

import io.studioaccess.mapping.Shape;

/** The name of a user profile in a domain, as SageMaker reports it. SageMaker ignores case. */
public record ProfileName(String value) {
  static final int MAX_LENGTH = 63;
  static final Shape SHAPE =
      new Shape("a user profile name", MAX_LENGTH, "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");

  /**
   * A name from a person or a message. Shape: SageMaker API, {@code UserProfileName}.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static ProfileName parse(String text) {
    return new ProfileName(SHAPE.require(text));
  }

  @Override
  public String toString() {
    return value;
  }
}
