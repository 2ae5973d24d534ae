package io.studioaccess.mapping;

/** An IAM execution role. Shape: SageMaker API, {@code RoleArn}; at least 20 characters. */
public record RoleArn(String value) {
  private static final Shape SHAPE =
      new Shape(
          "a role ARN",
          2048,
          "arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]*[a-zA-Z_0-9+=,.@\\-_]");

  public RoleArn {
    SHAPE.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
