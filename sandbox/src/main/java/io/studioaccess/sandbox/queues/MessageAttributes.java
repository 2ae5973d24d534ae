package io.studioaccess.sandbox.queues;

import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Message attributes of type String. */
final class MessageAttributes {

  private MessageAttributes() {}

  static Map<String, MessageAttributeValue> of(Map<String, String> texts) {
    return texts.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(entry.getValue())
                        .build()));
  }
}
