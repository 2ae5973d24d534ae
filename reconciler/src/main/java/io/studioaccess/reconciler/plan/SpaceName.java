package io.studioaccess.reconciler.plan;

/** A space's name, as SageMaker reports it. */
public record SpaceName(String value) {
  @Override
  public String toString() {
    return value;
  }
}
