package io.studioaccess.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.Record;

class DynamoDbEventsTest {

  private final StreamBatch batch =
      StreamBatch.of(
          new StreamReader.Read("shard", List.of(record("1"), record("2"), record("3"))),
          Instant.parse("2026-03-02T09:00:00Z"));

  @Test
  void everythingIsDoneUnlessTheAnswerNamesAFailure() {
    assertThat(done("{\"batchItemFailures\":[]}")).isEqualTo(3);
    assertThat(done("{}")).isEqualTo(3);
    assertThat(done("null")).isEqualTo(3);
    assertThat(done("")).isEqualTo(3);
  }

  @Test
  void onlyWhatComesBeforeTheFirstFailureIsDone() {
    assertThat(done(failures("3", "2"))).isEqualTo(1);
    assertThat(done(failures("1"))).isZero();
  }

  @Test
  void anAnswerThatMakesNoSenseFailsTheWholeBatch() {
    assertThat(done("no JSON")).isZero();
    assertThat(done(failures("3", "4711"))).isZero();
    assertThat(done(failures(""))).isZero();
    assertThat(done("{\"batchItemFailures\":[{\"itemIdentifier\":null}]}")).isZero();
  }

  private int done(String response) {
    return DynamoDbEvents.done(batch, response);
  }

  private static String failures(String... numbers) {
    return "{\"batchItemFailures\":["
        + String.join(
            ",",
            java.util.stream.Stream.of(numbers)
                .map("{\"itemIdentifier\":\"%s\"}"::formatted)
                .toList())
        + "]}";
  }

  private static Record record(String sequenceNumber) {
    return Record.builder().dynamodb(change -> change.sequenceNumber(sequenceNumber)).build();
  }
}
