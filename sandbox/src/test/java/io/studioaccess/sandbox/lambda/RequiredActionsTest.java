package io.studioaccess.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.Principal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredActionsTest {

  private static final String TABLE = "arn:aws:dynamodb:eu-west-1:111122223333:table/Rows";
  private static final String STREAM = TABLE + "/stream/2026-01-01T00:00:00.000";
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:Work";

  @Test
  void readingAStreamNeedsTheStreamAndTheListOfStreams() {
    assertThatCode(
            () -> RequiredActions.toReadStream(STREAM).check(role("dynamodb:*", TABLE + "/*"), "F"))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> RequiredActions.toReadStream(STREAM).check(role("dynamodb:*", STREAM), "F"))
        .hasMessage(
            "the role of F may not dynamodb:ListStreams on "
                + TABLE
                + "/stream/*: Lambda refuses the event source mapping");
    assertThatThrownBy(
            () -> RequiredActions.toReadStream(STREAM).check(role("dynamodb:L*", "*"), "F"))
        .hasMessageContaining(
            "may not dynamodb:DescribeStream, dynamodb:GetShardIterator, dynamodb:GetRecords on "
                + STREAM);
  }

  @Test
  void sendingAndReceivingAreDifferentRights() {
    assertThatThrownBy(
            () -> RequiredActions.toSend(QUEUE).check(role("sqs:ReceiveMessage", QUEUE), "F"))
        .hasMessageContaining("may not sqs:SendMessage on " + QUEUE);
    assertThatThrownBy(
            () -> RequiredActions.toRead(QUEUE).check(role("sqs:SendMessage", QUEUE), "F"))
        .hasMessageContaining(
            "may not sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes on " + QUEUE);
  }

  private static Principal role(String action, String resource) {
    return Principal.role(
        "role",
        "session",
        "111122223333",
        List.of(
            PolicyDocument.of(
                Map.of(
                    "Statement",
                    Map.of("Effect", "Allow", "Action", action, "Resource", resource)))));
  }
}
