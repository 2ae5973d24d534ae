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
  void theRuleMaySend(String condition) {
    assertThat(QueuePolicy.letsSend(policy("Allow", condition), RULE)).isTrue();
  }

  @Test
  void theRuleMayNotSend() {
    String other = "\"Condition\": {\"ArnEquals\": {\"aws:SourceArn\": [\"" + RULE + "s\"]}},";

    assertThat(QueuePolicy.letsSend(policy("Allow", other), RULE)).isFalse();
    assertThat(QueuePolicy.letsSend(policy("Deny", ""), RULE)).isFalse();
    assertThat(QueuePolicy.letsSend("", RULE)).isFalse();
  }

  private static String policy(String effect, String condition) {
    return """
    {"Statement": [{"Effect": "%s", "Principal": {"Service": "events.amazonaws.com"}, %s
      "Action": "sqs:SendMessage", "Resource": "*"}]}\
    """
        .formatted(effect, condition);
  }
}
