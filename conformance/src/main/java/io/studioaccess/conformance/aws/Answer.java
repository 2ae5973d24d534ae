package io.studioaccess.conformance.aws;

/**
 * What AWS answered to one call, without ids and names.
 *
 * @param operation for instance {@code SageMaker DescribeUserProfile}
 * @param code the error code; empty for a success
 * @param text the members of the response, or the error's message
 */
public record Answer(String operation, String code, String text) {

  /** Denied by IAM, or by a policy of the organization. */
  public boolean isDenied() {
    return code.startsWith("AccessDenied") || code.equals("UnauthorizedException");
  }

  /** No answer of AWS, but an error of the SDK, for instance a broken connection. */
  public boolean isMissing() {
    return code.equals(Answers.NO_ANSWER);
  }

  @Override
  public String toString() {
    return code.isEmpty()
        ? "%s: %s".formatted(operation, text)
        : "%s: %s, \"%s\"".formatted(operation, code, text);
  }
}
