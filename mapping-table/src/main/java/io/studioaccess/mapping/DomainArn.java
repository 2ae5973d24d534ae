package io.studioaccess.mapping;

/** A domain, its account and its region. Shape: SageMaker API, {@code DomainArn}. */
public record DomainArn(String value) implements Comparable<DomainArn> {
  private static final Shape SHAPE =
      new Shape("a domain ARN", 256, "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]+:\\d{12}:domain/.+");

  public DomainArn {
    SHAPE.require(value);
    new DomainId(idIn(value));
  }

  /** The domain is in the role's account: SageMaker does not pass roles of other accounts. */
  public static DomainArn of(DomainId id, RoleArn role, Region region) {
    return new DomainArn(
        "arn:"
            + role.partition()
            + ":sagemaker:"
            + region
            + ":"
            + role.account()
            + ":domain/"
            + id);
  }

  public DomainId id() {
    return new DomainId(idIn(value));
  }

  /** The AWS partition, as in {@link RoleArn}. */
  public String partition() {
    return part(1);
  }

  public Region region() {
    return new Region(part(3));
  }

  /** Twelve digits. */
  public String account() {
    return part(4);
  }

  private String part(int index) {
    return value.split(":", -1)[index];
  }

  private static String idIn(String arn) {
    return arn.substring(arn.indexOf('/') + 1);
  }

  @Override
  public int compareTo(DomainArn other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
