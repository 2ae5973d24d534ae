package io.studioaccess.runtime;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.studioaccess.reconciler.membership.EventFields;
import io.studioaccess.reconciler.membership.EventIds;
import io.studioaccess.reconciler.membership.UndecodableEventException;
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
    return QueueBatches.fields(
        isStream ? handleStream(fields, millisLeft) : handleBatch(fields, millisLeft));
  }

  /** A stream is read again from the first record that failed. */
  private SQSBatchResponse handleStream(List<Map<String, Object>> records, IntSupplier millisLeft) {
    for (Map<String, Object> record : records) {
      EventFields fields = new EventFields(record);
      String id = fields.required("dynamodb.SequenceNumber", Function.identity());
      try {
        Object unused = messages.handle(record, fields.text("eventID").orElse(id), millisLeft);
      } catch (RuntimeException e) {
        LOG.atError()
            .addKeyValue("eventId", fields.text("eventID").orElse(id))
            .addKeyValue("sequenceNumber", id)
            .setCause(e)
            .log("Stream record failed");
        return new SQSBatchResponse(List.of(new BatchItemFailure(id)));
      }
    }
    return new SQSBatchResponse(List.of());
  }

  private SQSBatchResponse handleBatch(List<Map<String, Object>> records, IntSupplier millisLeft) {
    List<BatchItemFailure> failures = new ArrayList<>();
    for (SQSMessage message : records.stream().map(QueueBatches::message).toList()) {
      if (millisLeft.getAsInt() < ENOUGH_FOR_A_LOOK) {
        LOG.atWarn()
            .addKeyValue("eventId", eventId(message))
            .addKeyValue("messageId", message.getMessageId())
            .log("No time left for message");
        failures.add(new BatchItemFailure(message.getMessageId()));
        continue;
      }
      try {
        Object unused = messages.handle(fields(message), message.getMessageId(), millisLeft);
      } catch (RuntimeException e) {
        if (!parked(message, e)) {
          failures.add(new BatchItemFailure(message.getMessageId()));
        }
      }
    }
    return new SQSBatchResponse(failures);
  }

  private Map<String, Object> fields(SQSMessage message) {
    try {
      return json.readValue(message.getBody(), FIELDS);
    } catch (IOException e) {
      throw new UndecodableEventException("the message is not a JSON object", e);
    }
  }

  /** Of the event in the message, as far as it can be read. */
  private String eventId(SQSMessage message) {
    try {
      return EventIds.of(fields(message), message.getMessageId());
    } catch (UndecodableEventException e) {
      return message.getMessageId();
    }
  }

  /**
   * On the last receive the message is parked with its reason; should that fail too, SQS's redrive
   * moves it.
   */
  private boolean parked(SQSMessage message, RuntimeException failure) {
    boolean last = deadLetters.isDue(message);
    LOG.atError()
        .addKeyValue("eventId", eventId(message))
        .addKeyValue("messageId", message.getMessageId())
        .addKeyValue("goesTo", last ? "dead-letter queue" : "queue")
        .setCause(failure)
        .log("Message failed");
    if (last) {
      try {
        deadLetters.park(message, failure);
        return true;
      } catch (RuntimeException e) {
        LOG.atError()
            .addKeyValue("eventId", eventId(message))
            .addKeyValue("messageId", message.getMessageId())
            .setCause(e)
            .log("Message could not be parked");
      }
    }
    return false;
  }
}
