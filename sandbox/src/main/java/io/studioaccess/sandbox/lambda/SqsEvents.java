package io.studioaccess.sandbox.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The JSON between an SQS event source mapping and its function. */
final class SqsEvents {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SqsEvents() {}

  static String event(
      List<Message> messages,
      String queueArn,
      String region,
      Function<String, Optional<Instant>> sent) {
    ObjectNode event = JSON.createObjectNode();
    var records = event.putArray("Records");
    for (Message message : messages) {
      ObjectNode one = records.addObject();
      one.put("messageId", message.messageId());
      one.put("receiptHandle", message.receiptHandle());
      one.put("body", message.body());
      ObjectNode attributes = one.putObject("attributes");
      message.attributesAsStrings().forEach(attributes::put);
      sent.apply(message.messageId())
          .ifPresent(at -> attributes.put("SentTimestamp", Long.toString(at.toEpochMilli())));
      ObjectNode messageAttributes = one.putObject("messageAttributes");
      message
          .messageAttributes()
          .forEach((name, value) -> messageAttributes.set(name, attribute(value)));
      one.put("md5OfBody", message.md5OfBody());
      one.put("eventSource", "aws:sqs");
      one.put("eventSourceARN", queueArn);
      one.put("awsRegion", region);
    }
    return event.toString();
  }

  private static ObjectNode attribute(MessageAttributeValue value) {
    ObjectNode attribute = JSON.createObjectNode();
    attribute.put("stringValue", value.stringValue());
    attribute.putArray("stringListValues");
    attribute.putArray("binaryListValues");
    attribute.put("dataType", value.dataType());
    return attribute;
  }

  /**
   * The messages that are done. As Lambda has it: an answer that cannot be read, or that names a
   * message which was not in the batch, fails the whole batch.
   */
  static List<Message> succeeded(List<Message> batch, String response) {
    Set<String> failed = new HashSet<>();
    try {
      JsonNode failures = JSON.readTree(response).path("batchItemFailures");
      for (JsonNode failure : failures) {
        failed.add(failure.path("itemIdentifier").asText(""));
      }
    } catch (JsonProcessingException e) {
      return List.of();
    }
    Set<String> known = batch.stream().map(Message::messageId).collect(Collectors.toSet());
    if (!known.containsAll(failed)) {
      return List.of();
    }
    return batch.stream().filter(message -> !failed.contains(message.messageId())).toList();
  }
}
