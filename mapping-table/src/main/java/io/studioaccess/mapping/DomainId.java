package io.studioaccess.mapping;

/** A SageMaker Studio domain. Shape: SageMaker API, {@code DomainId}. */
public record DomainId(String value) implements Comparable<DomainId> {
  static final Shape SHAPE = new Shape("a domain id", 63, "d-(-*[a-z0-9]){1,61}");

  public DomainId {
    SHAPE.require(value);
  }

  @Override
  public int compareTo(DomainId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
