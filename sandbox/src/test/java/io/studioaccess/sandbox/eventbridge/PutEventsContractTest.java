package io.studioaccess.sandbox.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class PutEventsContractTest {

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private static PutEventsRequestEntry.Builder entry() {
    return PutEventsRequestEntry.builder()
        .source("studio-access")
        .detailType("Profile Created")
        .detail("{\"user\":\"ada\"}");
  }

  private PutEventsResultEntry put(PutEventsRequestEntry.Builder entry) {
    return aws.eventBridge().putEvents(r -> r.entries(entry.build())).entries().getFirst();
  }

  @Test
  void deliversAWholeEvent() {
    var result = put(entry());
    assertThat(aws.events.getFirst())
        .containsEntry("id", result.eventId())
        .containsEntry("source", "studio-access")
        .containsEntry("detail-type", "Profile Created")
        .containsEntry("time", "2026-11-02T09:00:00Z")
        .containsEntry("account", CloudUnderTest.ACCOUNT)
        .containsEntry("detail", Map.of("user", "ada"));
  }

  @Test
  void failsAnEntryWhoseDetailIsNotAnObject() {
    assertThat(put(entry().detail("[1]")).errorCode()).isEqualTo("MalformedDetail");
    assertThat(aws.events).isEmpty();
  }

  @Test
  void failsAnEntryWithoutASource() {
    assertThat(put(entry().source(null)).errorCode()).isEqualTo("InvalidArgument");
  }

  @Test
  void failsAnEntryWithAnAwsSource() {
    assertThat(put(entry().source("aws.sagemaker")).errorCode())
        .isEqualTo("NotAuthorizedForSourceException");
  }

  @Test
  void failsAnEntryForAnUnknownBus() {
    assertThat(put(entry().eventBusName("audit")).errorCode()).isEqualTo("InvalidArgument");
    aws.cloud.eventBuses().add("audit");
    assertThat(put(entry().eventBusName("audit")).errorCode()).isNull();
  }

  @Test
  void rejectsElevenEntries() {
    assertThatThrownBy(
            () ->
                aws.eventBridge()
                    .putEvents(r -> r.entries(Collections.nCopies(11, entry().build()))))
        .isInstanceOf(EventBridgeException.class)
        .hasMessageContaining("less than or equal to 10");
  }

  @Test
  void rejectsMoreThan256Kilobytes() {
    var large = entry().detail("{\"a\":\"" + "x".repeat(256 * 1024) + "\"}").build();
    assertThatThrownBy(() -> aws.eventBridge().putEvents(r -> r.entries(large)))
        .hasMessageContaining("over the limit");
  }
}
