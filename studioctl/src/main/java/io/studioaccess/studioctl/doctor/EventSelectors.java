package io.studioaccess.studioctl.doctor;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;

/** Whether a trail records what the rules of the stack wait for. */
final class EventSelectors {

  /** One for each way into the directory: by the console, by its API, by SCIM. */
  private static final List<Map<String, String>> AWAITED =
      List.of(
          change("sso-directory.amazonaws.com", "AddMemberToGroup"),
          change("identitystore.amazonaws.com", "CreateGroupMembership"),
          change("identitystore-scim.amazonaws.com", "PatchGroup"));

  private EventSelectors() {}

  private static Map<String, String> change(String source, String name) {
    return Map.of(
        "eventCategory", "Management",
        "readOnly", "false",
        "eventType", "AwsApiCall",
        "eventSource", source,
        "eventName", name);
  }

  /** A trail has selectors of the one or of the other kind. */
  static boolean recordChanges(GetEventSelectorsResponse selectors) {
    return selectors.eventSelectors().stream().anyMatch(EventSelectors::isOfChanges)
        || AWAITED.stream()
            .allMatch(
                event ->
                    selectors.advancedEventSelectors().stream()
                        .anyMatch(selector -> selects(selector, event)));
  }

  /** What is not said is so. */
  private static boolean isOfChanges(EventSelector selector) {
    return !Boolean.FALSE.equals(selector.includeManagementEvents())
        && selector.readWriteType() != ReadWriteType.READ_ONLY;
  }

  private static boolean selects(AdvancedEventSelector selector, Map<String, String> event) {
    return selector.fieldSelectors().stream().allMatch(field -> selects(field, event));
  }

  /** A field that is about somebody in particular leaves out others. */
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
