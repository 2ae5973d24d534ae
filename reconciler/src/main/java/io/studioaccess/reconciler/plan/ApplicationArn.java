package io.studioaccess.reconciler.plan;

/** The ARN of a domain's application in IAM Identity Center, as SageMaker reports it. */
public record ApplicationArn(String value) {
  @Override
  public String toString() {
    return value;
  }
}
