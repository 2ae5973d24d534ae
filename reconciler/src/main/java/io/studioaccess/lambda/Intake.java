package io.studioaccess.lambda;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.studioaccess.membership.EventFields;
import io.studioaccess.membership.UndecodableEventException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Lambda delivers: a batch from the function's queue, a batch of a table's stream, or one bare
 * EventBridge event from {@code sam local invoke}, the console's test button or a replay. Every
 * message of a batch is dealt with; those that failed go back, alone.
 */
@Singleton
public final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final Argument<Map<String, Object>> FIELDS =
      Argument.mapOf(String.class, Object.class);

  /**
   * A look that begins with less could be cut off by the function's timeout, and Lambda would then
   * hand the whole batch back, the messages that are done among them. One call to AWS may take 20
   * s.
   */
  private static final int ENOUGH_FOR_A_LOOK = 25_000;

  private final JsonMapper json;
  private final Messages messages;
  private final DeadLetterQueue deadLetters;

  Intake(JsonMapper json, Messages messages, DeadLetterQueue deadLetters) {
    this.json = json;
    this.messages = messages;
    this.deadLetters = deadLetters;
  }

  /**
   * Deals with what was delivered and writes the answer that Lambda expects.
   *
   * @param millisLeft until Lambda ends the invocation
   */
  public void handle(InputStream input, OutputStream output, IntSupplier millisLeft)
      throws IOException {
    JsonNode delivered = json.readValue(input, Argument.of(JsonNode.class));
    json.writeValue(output, answer(delivered, millisLeft));
  }

  private Object answer(JsonNode delivered, IntSupplier millisLeft) throws IOException {
    JsonNode records = delivered.isObject() ? delivered.get("Records") : null;
    if (records == null) {
      return messages.handle(json.readValueFromTree(delivered, FIELDS), "by-hand", millisLeft);
    }
    List<Map<String, Object>> fields = json.readValueFromTree(records, Argument.listOf(FIELDS));
    boolean isStream =
        fields.stream().anyMatch(record -> "aws:dynamodb".equals(record.get("eventSource")));
    return isStream ? handleStream(fields, millisLeft) : handleBatch(fields, millisLeft);
  }

  /** A stream is read again from the first record that failed. */
  private Map<String, Object> handleStream(
      List<Map<String, Object>> records, IntSupplier millisLeft) {
    for (Map<String, Object> record : records) {
      EventFields fields = new EventFields(record);
      String id = fields.required("dynamodb.SequenceNumber", Function.identity());
      try {
        Object unused = messages.handle(record, fields.text("eventID").orElse(id), millisLeft);
      } catch (RuntimeException e) {
        LOG.atError().addKeyValue("sequenceNumber", id).setCause(e).log("Stream record failed");
        return failures(List.of(id));
      }
    }
    return failures(List.of());
  }

  private Map<String, Object> handleBatch(
      List<Map<String, Object>> records, IntSupplier millisLeft) {
    List<String> failed = new ArrayList<>();
    for (QueuedMessage message : records.stream().map(QueuedMessage::of).toList()) {
      if (millisLeft.getAsInt() < ENOUGH_FOR_A_LOOK) {
        LOG.atWarn().addKeyValue("messageId", message.id()).log("No time left for message");
        failed.add(message.id());
        continue;
      }
      try {
        Object unused = messages.handle(fields(message), message.id(), millisLeft);
      } catch (RuntimeException e) {
        if (!parked(message, e)) {
          failed.add(message.id());
        }
      }
    }
    return failures(failed);
  }

  /** Lambda's answer that hands these back, and nothing else. */
  private static Map<String, Object> failures(List<String> ids) {
    return Map.of(
        "batchItemFailures", ids.stream().map(id -> Map.of("itemIdentifier", id)).toList());
  }

  private Map<String, Object> fields(QueuedMessage message) {
    try {
      return json.readValue(message.body(), FIELDS);
    } catch (IOException e) {
      throw new UndecodableEventException("the message is not a JSON object", e);
    }
  }

  /**
   * On the last receive the message is parked with its reason; should that fail too, SQS's redrive
   * moves it.
   */
  private boolean parked(QueuedMessage message, RuntimeException failure) {
    boolean last = deadLetters.isDue(message);
    LOG.atError()
        .addKeyValue("messageId", message.id())
        .addKeyValue("goesTo", last ? "dead-letter queue" : "queue")
        .setCause(failure)
        .log("Message failed");
    if (last) {
      try {
        deadLetters.park(message, failure);
        return true;
      } catch (RuntimeException e) {
        LOG.atError()
            .addKeyValue("messageId", message.id())
            .setCause(e)
            .log("Message could not be parked");
      }
    }
    return false;
  }
}
