package io.studioaccess.studioctl.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceTypeDenialsTest {

  private static InstanceTypeDenials of(String effect, String action, String condition) {
    InstanceTypeDenials denials = new InstanceTypeDenials();
    denials.add(
        """
        {"Statement": [{"Effect": "%s", "Action": "%s", "Resource": "*", "Condition": %s}]}
        """
            .formatted(effect, action, condition));
    return denials;
  }

  private static String condition(String operator, String types) {
    return "{\"%s\": {\"sagemaker:InstanceTypes\": %s}}".formatted(operator, types);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ForAnyValue:StringNotLike   | ["system", "ml.t3.*"] | true
          ForAnyValue:StringNotLike   | ["ml.p5.*"]           | false
          ForAnyValue:StringNotEquals | "ml.t3.medium"        | true
          ForAnyValue:StringLike      | ["ml.p5.*"]           | true
          ForAnyValue:StringEquals    | "ml.p5.48xlarge"      | true
          ForAnyValue:StringEquals    | "ml.p5.*"             | false
          ForAnyValue:StringLike      | "ml.g5.*"             | false
          ForAllValues:StringLike     | "ml.p5.*"             | false
          """)
  void readsTheConditionOnTypes(String operator, String types, boolean denied) {
    InstanceTypeDenials denials = of("Deny", "sagemaker:CreateApp", condition(operator, types));

    assertThat(denials.deny("ml.p5.48xlarge")).isEqualTo(denied);
  }

  @Test
  void otherStatementsDenyNothing() {
    String types = condition("ForAnyValue:StringLike", "\"ml.p5.*\"");

    assertThat(of("Allow", "sagemaker:CreateApp", types).deny("ml.p5.48xlarge")).isFalse();
    assertThat(of("Deny", "sagemaker:CreateTrainingJob", types).deny("ml.p5.48xlarge")).isFalse();
    assertThat(
            of(
                    "Deny",
                    "sagemaker:CreateApp",
                    """
                    {"ForAnyValue:StringLike": {"sagemaker:InstanceTypes": "ml.p5.*"},
                     "StringEquals": {"aws:PrincipalTag/team": "a"}}
                    """)
                .deny("ml.p5.48xlarge"))
        .isFalse();
    assertThat(new InstanceTypeDenials().deny("ml.p5.48xlarge")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"sagemaker:*", "*", "SageMaker:createapp", "sagemaker:Create*"})
  void anActionMayHaveStars(String action) {
    assertThat(of("Deny", action, "{}").deny("ml.t3.medium")).isTrue();
  }
}
