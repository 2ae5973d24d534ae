package io.studioaccess.studioctl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;

class EventSelectorsTest {
  private static final AdvancedFieldSelector MANAGEMENT = is("eventCategory", "Management");

  @Test
  void aBasicSelectorRecordsWritesByDefault() {
    assertThat(basic(selector -> selector)).isTrue();
    assertThat(basic(selector -> selector.readWriteType(ReadWriteType.ALL))).isTrue();
    assertThat(basic(selector -> selector.readWriteType(ReadWriteType.WRITE_ONLY))).isTrue();
    assertThat(basic(selector -> selector.readWriteType(ReadWriteType.READ_ONLY))).isFalse();
    assertThat(basic(selector -> selector.includeManagementEvents(false))).isFalse();
  }

  @Test
  void anAdvancedSelectorRecordsWhatAllItsFieldsMatch() {
    assertThat(advanced(MANAGEMENT)).isTrue();
    assertThat(advanced(MANAGEMENT, is("readOnly", "false"))).isTrue();
    assertThat(advanced(MANAGEMENT, not("eventSource", "kms.amazonaws.com"))).isTrue();
    assertThat(advanced(MANAGEMENT, is("readOnly", "true"))).isFalse();
    assertThat(advanced(is("eventCategory", "Data"))).isFalse();
    assertThat(advanced(MANAGEMENT, not("eventSource", "identitystore.amazonaws.com"))).isFalse();
    assertThat(advanced(MANAGEMENT, is("eventSource", "identitystore.amazonaws.com"))).isFalse();
    assertThat(advanced(MANAGEMENT, is("userIdentity.arn", "arn:aws:iam::111122223333:user/a")))
        .isFalse();
  }

  @Test
  void severalSelectorsTogetherCanRecordAllWrites() {
    GetEventSelectorsResponse selectors =
        GetEventSelectorsResponse.builder()
            .advancedEventSelectors(
                selector(MANAGEMENT, starts("eventSource", "identitystore")),
                selector(MANAGEMENT, starts("eventSource", "sso-directory.")))
            .build();

    assertThat(EventSelectors.recordWrites(selectors)).isTrue();
    assertThat(EventSelectors.recordWrites(GetEventSelectorsResponse.builder().build())).isFalse();
  }

  private static boolean basic(UnaryOperator<EventSelector.Builder> selector) {
    return EventSelectors.recordWrites(
        GetEventSelectorsResponse.builder()
            .eventSelectors(selector.apply(EventSelector.builder()).build())
            .build());
  }

  private static boolean advanced(AdvancedFieldSelector... fields) {
    return EventSelectors.recordWrites(
        GetEventSelectorsResponse.builder().advancedEventSelectors(selector(fields)).build());
  }

  private static AdvancedEventSelector selector(AdvancedFieldSelector... fields) {
    return AdvancedEventSelector.builder().fieldSelectors(List.of(fields)).build();
  }

  private static AdvancedFieldSelector is(String field, String value) {
    return AdvancedFieldSelector.builder().field(field).equalsValue(value).build();
  }

  private static AdvancedFieldSelector not(String field, String value) {
    return AdvancedFieldSelector.builder().field(field).notEquals(value).build();
  }

  private static AdvancedFieldSelector starts(String field, String value) {
    return AdvancedFieldSelector.builder().field(field).startsWith(value).build();
  }
}
