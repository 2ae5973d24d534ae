package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.Shape;

/**
 * A domain's application in IAM Identity Center. Shape: SageMaker API, {@code
 * SingleSignOnApplicationArn}.
 */
public record ApplicationArn(String value) {
  private static final Shape SHAPE =
      new Shape(
          "the ARN of an application",
          1224,
          "arn:aws[a-z-]*:sso::[0-9]+:application/[a-zA-Z0-9._-]+/apl-[a-zA-Z0-9]+");

  public ApplicationArn {
    SHAPE.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
