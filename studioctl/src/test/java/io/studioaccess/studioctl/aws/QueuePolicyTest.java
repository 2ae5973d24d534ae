package io.studioaccess.studioctl.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueuePolicyTest {
  private static final String RULE = "arn:aws:events:eu-west-1:111122223333:rule/sweep";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"Condition\": {\"ArnEquals\": {\"aws:SourceArn\": \"" + RULE + "\"}},",
        "\"Condition\": {\"ArnLike\": {\"AWS:SourceArn\": [\"other\", \"" + RULE + "\"]}},",
        "\"Condition\": {\"StringEquals\": {\"aws:SourceAccount\": \"111122223333\"}},"
      })
  void allowsTheRule(String condition) {
    assertThat(QueuePolicy.allowsRule(policy("Allow", condition), RULE)).isTrue();
  }

  @Test
  void doesNotAllowTheRule() {
    String other = "\"Condition\": {\"ArnEquals\": {\"aws:SourceArn\": [\"" + RULE + "s\"]}},";

    assertThat(QueuePolicy.allowsRule(policy("Allow", other), RULE)).isFalse();
    assertThat(QueuePolicy.allowsRule(policy("Deny", ""), RULE)).isFalse();
    assertThat(QueuePolicy.allowsRule("", RULE)).isFalse();
  }

  private static String policy(String effect, String condition) {
    return """
    {"Statement": [{"Effect": "%s", "Principal": {"Service": "events.amazonaws.com"}, %s
      "Action": "sqs:SendMessage", "Resource": "*"}]}\
    """
        .formatted(effect, condition);
  }
}
