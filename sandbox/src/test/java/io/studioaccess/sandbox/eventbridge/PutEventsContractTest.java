package io.studioaccess.sandbox.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
  void failsAnEntryForAnUnknownBus() {
    assertThat(put(entry().eventBusName("audit")).errorCode()).isEqualTo("InvalidArgument");
    aws.cloud.eventBuses().add("audit");
    assertThat(put(entry().eventBusName("audit")).errorCode()).isNull();
  }
}
