package io.studioaccess.studioctl.aws;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The trust policy of a role. */
final class TrustPolicy {
  static final String SAGEMAKER = "sagemaker.amazonaws.com";

  private static final Set<String> ASSUME = Set.of("sts:AssumeRole", "sts:*", "*");

  private TrustPolicy() {}

  /**
   * Whether a statement allows SageMaker to assume the role. Conditions are not evaluated.
   *
   * @param document URL-encoded JSON, as IAM returns it
   */
  static boolean trustsSageMaker(String document) {
    return PolicyDocument.of(URLDecoder.decode(document, StandardCharsets.UTF_8))
        .allows(SAGEMAKER, ASSUME, _ -> true);
  }
}
