package io.studioaccess.mapping;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An IAM execution role. Shape: SageMaker API, {@code RoleArn}; at least 20 characters. */
public record RoleArn(String value) {
  static final Shape SHAPE =
      new Shape(
          "a role ARN",
          2048,
          "arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]*[a-zA-Z_0-9+=,.@\\-_]");

  private static final Pattern ACCOUNT = Pattern.compile("::\\d{12}:");

  public RoleArn {
    SHAPE.require(value);
  }

  /** The role that AWS reports; empty for none, or for a text that is no role ARN. */
  public static Optional<RoleArn> reported(@Nullable String arn) {
    return Optional.ofNullable(arn).filter(SHAPE::matches).map(RoleArn::new);
  }

  /** The AWS partition, such as {@code aws}, {@code aws-cn} or {@code aws-us-gov}. */
  public String partition() {
    return value.split(":", 3)[1];
  }

  /** Twelve digits. */
  public String account() {
    return value.split(":", 6)[4];
  }

  /** The role's name without its path. It is unique in the account. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /** The role with the same path and name in another account. */
  public RoleArn inAccount(String otherAccount) {
    return new RoleArn(ACCOUNT.matcher(value).replaceFirst("::" + otherAccount + ":"));
  }

  @Override
  public String toString() {
    return value;
  }
}
