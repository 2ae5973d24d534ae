package io.studioaccess.studioctl.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustPolicyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"Statement": [{"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"},
          "Action": "sts:AssumeRole"}]}\
        """,
        """
        {"Statement": {"Effect": "Allow",
          "Principal": {"AWS": "arn:aws:iam::111122223333:root",
            "Service": ["ec2.amazonaws.com", "sagemaker.amazonaws.com"]},
          "Action": ["sts:TagSession", "sts:AssumeRole"],
          "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}}}\
        """,
        """
        {"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole",
            "Condition": {"Bool": {"aws:SecureTransport": "false"}}},
          {"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"},
            "Action": "sts:*"}]}\
        """
      })
  void trustsSageMaker(String policy) {
    assertThat(TrustPolicy.trustsSageMaker(encoded(policy))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"},
          "Action": "sts:AssumeRole"}]}\
        """,
        """
        {"Statement": [{"Effect": "Deny", "Principal": {"Service": "sagemaker.amazonaws.com"},
          "Action": "sts:AssumeRole"}]}\
        """,
        """
        {"Statement": [{"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"},
          "Action": "sts:TagSession"}]}\
        """,
        """
        {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "sagemaker.amazonaws.com"},
          "Action": "sts:AssumeRole"}]}\
        """,
        "{\"Statement\": []}"
      })
  void doesNotTrustSageMaker(String policy) {
    assertThat(TrustPolicy.trustsSageMaker(encoded(policy))).isFalse();
  }

  @Test
  void rejectsTextThatIsNotJson() {
    assertThatThrownBy(() -> TrustPolicy.trustsSageMaker("{"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a JSON policy: {");
  }

  private static String encoded(String policy) {
    return URLEncoder.encode(policy, StandardCharsets.UTF_8);
  }
}
