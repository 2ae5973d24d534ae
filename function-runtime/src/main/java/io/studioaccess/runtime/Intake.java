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
 * Handles the input of a function: a batch from its queue, a batch of a table's stream, or a single
 * EventBridge event from {@code sam local invoke}, the console's test button or a replay. Every
 * message of a queue batch is handled, and only failed messages are returned to the queue. A
 * message for which there is no time is sent back to it.
 */
@Singleton
public final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final Argument<Map<String, Object>> FIELDS =
      Argument.mapOf(String.class, Object.class);

  /**
   * The minimum remaining time to start a message. With less, the function's timeout could
   * interrupt it, and Lambda would return the whole batch, including handled messages. One AWS call
   * may take 20 s.
   */
  private static final int MIN_MILLIS_PER_MESSAGE = 25_000;

  private final JsonMapper json;
  private final Messages messages;
  private final DeadLetterQueue deadLetters;

  Intake(JsonMapper json, Messages messages, DeadLetterQueue deadLetters) {
    this.json = json;
    this.messages = messages;
    this.deadLetters = deadLetters;
  }

  /**
   * Handles the input and writes the response that Lambda expects.
   *
   * @param millisLeft supplies the milliseconds until Lambda ends the invocation
   */
  public void handle(InputStream input, OutputStream output, IntSupplier millisLeft)
      throws IOException {
    JsonNode delivered = json.readValue(input, Argument.of(JsonNode.class));
    json.writeValue(output, respond(delivered, millisLeft));
  }

  private Object respond(JsonNode delivered, IntSupplier millisLeft) throws IOException {
    JsonNode records = delivered.isObject() ? delivered.get("Records") : null;
    if (records == null) {
      return messages.handle(
          json.readValueFromTree(delivered, FIELDS), Messages.BY_HAND, millisLeft);
    }
    List<Map<String, Object>> fields = json.readValueFromTree(records, Argument.listOf(FIELDS));
    boolean isStream =
        fields.stream().anyMatch(record -> "aws:dynamodb".equals(record.get("eventSource")));
    return QueueBatches.fields(
        isStream ? handleStream(fields, millisLeft) : handleBatch(fields, millisLeft));
  }

  /** Lambda reads the stream again from the first failed record. */
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
    boolean mayPostpone = true; // a queue that does not answer takes the time of the others
    for (SQSMessage message : records.stream().map(QueueBatches::message).toList()) {
      if (millisLeft.getAsInt() < MIN_MILLIS_PER_MESSAGE) {
        LOG.atWarn()
            .addKeyValue("eventId", eventId(message))
            .addKeyValue("messageId", message.getMessageId())
            .log("No time left for message");
        mayPostpone = mayPostpone && isPostponed(message);
        if (!mayPostpone) {
          failures.add(new BatchItemFailure(message.getMessageId()));
        }
        continue;
      }
      try {
        Object unused = messages.handle(fields(message), message.getMessageId(), millisLeft);
      } catch (RuntimeException e) {
        if (!park(message, e)) {
          failures.add(new BatchItemFailure(message.getMessageId()));
        }
      }
    }
    return new SQSBatchResponse(failures);
  }

  /** A message that cannot be read or sent is returned: it comes back with more time. */
  private boolean isPostponed(SQSMessage message) {
    try {
      return messages.postpone(fields(message));
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("messageId", message.getMessageId())
          .setCause(e)
          .log("Message could not be postponed");
      return false;
    }
  }

  private Map<String, Object> fields(SQSMessage message) {
    try {
      return json.readValue(message.getBody(), FIELDS);
    } catch (IOException e) {
      throw new UndecodableEventException("the message is not a JSON object", e);
    }
  }

  /** The event id of the message, or the message id if the body cannot be read. */
  private String eventId(SQSMessage message) {
    try {
      return EventIds.of(fields(message), message.getMessageId());
    } catch (UndecodableEventException e) {
      return message.getMessageId();
    }
  }

  /**
   * Parks the message with the reason of its failure on the last receive. If that fails, SQS's
   * redrive moves it.
   *
   * @return whether the message was parked
   */
  private boolean park(SQSMessage message, RuntimeException failure) {
    boolean last = deadLetters.isLastReceive(message);
    LOG.atError()
        .addKeyValue("eventId", eventId(message))
        .addKeyValue("messageId", message.getMessageId())
        .addKeyValue("destination", last ? "dead-letter queue" : "queue")
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
