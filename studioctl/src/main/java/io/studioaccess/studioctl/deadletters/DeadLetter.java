package io.studioaccess.studioctl.deadletters;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A message in a dead-letter queue. */
public record DeadLetter(FunctionQueue queue, Message message) {

  public String id() {
    return message.messageId();
  }

  public Instant sent() {
    return Instant.ofEpochMilli(
        Long.parseLong(
            message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0")));
  }

  /**
   * The reason in the message attributes, which the functions and EventBridge set in different
   * ways.
   */
  public String reason() {
    return attribute("reason")
        .or(
            () ->
                attribute("ERROR_CODE")
                    .map(
                        code ->
                            "EventBridge could not deliver the event: %s, %s"
                                .formatted(code, attribute("ERROR_MESSAGE").orElse(""))))
        .orElse("the function crashed or timed out");
  }

  public String about() {
    return MessageBody.of(message.body()).about();
  }

  String body() {
    return MessageBody.of(message.body()).pretty();
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("queue", queue.toString());
    fields.put("messageId", id());
    fields.put("sent", sent().toString());
    fields.put("about", about());
    fields.put("reason", reason());
    Map<String, String> attributes = new LinkedHashMap<>();
    message.messageAttributes().forEach((name, value) -> attributes.put(name, text(value)));
    fields.put("attributes", attributes);
    fields.put("body", message.body());
    return fields;
  }

  private Optional<String> attribute(String name) {
    return Stream.of(message.messageAttributes())
        .flatMap(attributes -> Optional.ofNullable(attributes.get(name)).stream())
        .map(DeadLetter::text)
        .findFirst();
  }

  private static String text(MessageAttributeValue value) {
    return String.valueOf(value.stringValue());
  }
}
