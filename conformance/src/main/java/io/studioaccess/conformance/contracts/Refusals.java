package io.studioaccess.conformance.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Expects that AWS refuses a call. */
final class Refusals {

  private Refusals() {}

  /**
   * @param code the code on the wire, which SDKs in all languages see
   * @return the error's message
   */
  static String refuses(String code, ThrowingCallable call) {
    AwsServiceException refusal = catchThrowableOfType(AwsServiceException.class, call);
    assertThat(refusal).as("a refusal with the code " + code).isNotNull();
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    return String.valueOf(refusal.awsErrorDetails().errorMessage());
  }

  /** With a part of the message on which Studio Access depends. */
  static void refuses(String code, String part, ThrowingCallable call) {
    assertThat(refuses(code, call)).contains(part);
  }
}
