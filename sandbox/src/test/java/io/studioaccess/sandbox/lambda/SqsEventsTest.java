package io.studioaccess.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class SqsEventsTest {

  private static final Message ONE = Message.builder().messageId("one").body("1").build();
  private static final Message TWO = Message.builder().messageId("two").body("2").build();
  private static final List<Message> BATCH = List.of(ONE, TWO);

  @Test
  void keepsOnlyTheReportedRecords() {
    assertThat(SqsEvents.succeeded(BATCH, "{\"batchItemFailures\":[{\"itemIdentifier\":\"two\"}]}"))
        .containsExactly(ONE);
  }

  @Test
  void takesAnEmptyAnswerForSuccess() {
    for (var answer : List.of("{}", "null", "{\"batchItemFailures\":[]}")) {
      assertThat(SqsEvents.succeeded(BATCH, answer)).isEqualTo(BATCH);
    }
  }

  @Test
  void failsTheBatchOnAnUnusableAnswer() {
    for (var answer :
        List.of(
            "no json",
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"three\"}]}",
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
            "{\"batchItemFailures\":[{\"wrong\":\"two\"}]}")) {
      assertThat(SqsEvents.succeeded(BATCH, answer)).isEmpty();
    }
  }
}
