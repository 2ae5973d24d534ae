package io.studioaccess.mapping;

/** An AWS region of any partition, such as {@code eu-west-1} or {@code eusc-de-east-1}. */
public record Region(String value) {
  static final Shape SHAPE = new Shape("a region", 32, "[a-z]{2,}(-[a-z]+)+-\\d{1,2}");

  public Region {
    SHAPE.require(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
