package io.studioaccess.studioctl.aws;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Who may assume a role. */
final class TrustPolicy {
  static final String SAGEMAKER = "sagemaker.amazonaws.com";

  private static final Set<String> ASSUME = Set.of("sts:AssumeRole", "sts:*", "*");

  private TrustPolicy() {}

  /**
   * Whether a statement lets SageMaker in; its conditions are not looked at.
   *
   * @param document as IAM gives it: JSON, encoded as in a URL
   */
  static boolean trustsSageMaker(String document) {
    return PolicyDocument.of(URLDecoder.decode(document, StandardCharsets.UTF_8))
        .lets(SAGEMAKER, ASSUME, _ -> true);
  }
}
