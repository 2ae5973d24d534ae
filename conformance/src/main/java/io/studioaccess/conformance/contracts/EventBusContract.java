package io.studioaccess.conformance.contracts;

import static io.studioaccess.conformance.contracts.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.conformance.aws.Aws;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** PutEvents of EventBridge. Only one of these events is accepted; no rule matches its source. */
@AsksAws
public class EventBusContract {

  private static final int LARGEST_CALL = 256 * 1024;

  private final Aws aws;
  private final EventBridgeClient eventBridge;

  EventBusContract(Aws aws) {
    this.aws = aws;
    eventBridge = aws.eventBridge();
  }

  private PutEventsRequestEntry.Builder entry() {
    return PutEventsRequestEntry.builder()
        .source(aws.newName("source"))
        .detailType("Conformance")
        .detail("{\"user\":\"ada\"}");
  }

  private PutEventsResultEntry put(PutEventsRequestEntry.Builder entry) {
    return eventBridge.putEvents(r -> r.entries(entry.build())).entries().getFirst();
  }

  @Test
  void acceptsAnEvent() {
    assertThat(put(entry()).eventId()).isNotBlank();
  }

  @Test
  void failsAnEntryWithAnAwsSource() {
    assertThat(put(entry().source("aws.sagemaker")).errorCode())
        .isEqualTo("NotAuthorizedForSourceException");
  }

  @Test
  void failsAnEntryWhoseDetailIsNotAnObject() {
    assertThat(put(entry().detail("[1]")).errorCode()).isEqualTo("MalformedDetail");
  }

  @Test
  void failsAnEntryWithoutASource() {
    assertThat(put(entry().source(null)).errorCode()).isEqualTo("InvalidArgument");
  }

  @Test
  void rejectsElevenEntries() {
    refuses(
        "ValidationException",
        () -> eventBridge.putEvents(r -> r.entries(Collections.nCopies(11, entry().build()))));
  }

  @Test
  void rejectsMoreThan256Kilobytes() {
    PutEventsRequestEntry large =
        entry().detail("{\"a\":\"" + "x".repeat(LARGEST_CALL) + "\"}").build();
    refuses("ValidationException", () -> eventBridge.putEvents(r -> r.entries(large)));
  }

  @Test
  void unknownRuleIsNotFound() {
    refuses(
        "ResourceNotFoundException",
        () -> eventBridge.describeRule(r -> r.name(aws.newName("rule"))));
  }
}
