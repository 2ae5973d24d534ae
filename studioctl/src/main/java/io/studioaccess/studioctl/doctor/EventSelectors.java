package io.studioaccess.studioctl.doctor;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;

/** Evaluates whether a trail records the events that the rules of the stack match. */
final class EventSelectors {

  /** One event for each way to change the directory: console, API and SCIM. */
  private static final List<Map<String, String>> SAMPLE_EVENTS =
      List.of(
          event("sso-directory.amazonaws.com", "AddMemberToGroup"),
          event("identitystore.amazonaws.com", "CreateGroupMembership"),
          event("identitystore-scim.amazonaws.com", "PatchGroup"));

  private EventSelectors() {}

  private static Map<String, String> event(String source, String name) {
    return Map.of(
        "eventCategory", "Management",
        "readOnly", "false",
        "eventType", "AwsApiCall",
        "eventSource", source,
        "eventName", name);
  }

  /** A trail has basic or advanced event selectors, not both. */
  static boolean recordWrites(GetEventSelectorsResponse selectors) {
    return selectors.eventSelectors().stream().anyMatch(EventSelectors::recordsWrites)
        || SAMPLE_EVENTS.stream()
            .allMatch(
                event ->
                    selectors.advancedEventSelectors().stream()
                        .anyMatch(selector -> selects(selector, event)));
  }

  /** Absent fields default to true and to all events. */
  private static boolean recordsWrites(EventSelector selector) {
    return !Boolean.FALSE.equals(selector.includeManagementEvents())
        && selector.readWriteType() != ReadWriteType.READ_ONLY;
  }

  private static boolean selects(AdvancedEventSelector selector, Map<String, String> event) {
    return selector.fieldSelectors().stream().allMatch(field -> selects(field, event));
  }

  /** A selector on a field without a sample value, such as the caller, excludes some events. */
  private static boolean selects(AdvancedFieldSelector field, Map<String, String> event) {
    String value = event.get(field.field());
    return value != null
        && (!field.hasEqualsValue() || field.equalsValue().contains(value))
        && (!field.hasNotEquals() || !field.notEquals().contains(value))
        && (!field.hasStartsWith() || field.startsWith().stream().anyMatch(value::startsWith))
        && (!field.hasNotStartsWith()
            || field.notStartsWith().stream().noneMatch(value::startsWith))
        && (!field.hasEndsWith() || field.endsWith().stream().anyMatch(value::endsWith))
        && (!field.hasNotEndsWith() || field.notEndsWith().stream().noneMatch(value::endsWith));
  }
}
