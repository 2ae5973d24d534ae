package io.studioaccess.mapping;

/** An IAM execution role. Shape: SageMaker API, {@code RoleArn}; at least 20 characters. */
public record RoleArn(String value) {
  static final Shape SHAPE =
      new Shape(
          "a role ARN",
          2048,
          "arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]*[a-zA-Z_0-9+=,.@\\-_]");

  public RoleArn {
    SHAPE.require(value);
  }

  /** {@code aws}, or what AWS calls its clouds in China, for governments and so on. */
  public String partition() {
    return value.split(":", 3)[1];
  }

  /** Twelve digits. */
  public String account() {
    return value.split(":", 6)[4];
  }

  /** Without the path: unique in its account. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /** The role of the same path and name in that account. */
  public RoleArn in(String otherAccount) {
    return new RoleArn(value.replaceFirst("::\\d{12}:", "::" + otherAccount + ":"));
  }

  @Override
  public String toString() {
    return value;
  }
}
