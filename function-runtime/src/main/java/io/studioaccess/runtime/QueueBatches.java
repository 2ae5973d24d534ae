package io.studioaccess.runtime;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.studioaccess.reconciler.membership.EventFields;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts queue batches between plain fields and Lambda's types. Lambda's own event serializer is
 * larger than the rest of the function.
 */
final class QueueBatches {
  static final String RECEIVES = "ApproximateReceiveCount";

  private QueueBatches() {}

  /** A record of the batch, with the fields that the functions use. */
  static SQSMessage message(Map<String, ? extends @Nullable Object> sqsRecord) {
    EventFields fields = new EventFields(sqsRecord);
    SQSMessage message = new SQSMessage();
    message.setMessageId(fields.required("messageId", Function.identity()));
    message.setBody(fields.required("body", Function.identity()));
    message.setAttributes(Map.of(RECEIVES, fields.text("attributes." + RECEIVES).orElse("1")));
    return message;
  }

  static Map<String, Object> fields(SQSBatchResponse response) {
    return Map.of(
        "batchItemFailures",
        response.getBatchItemFailures().stream()
            .map(failure -> Map.of("itemIdentifier", failure.getItemIdentifier()))
            .toList());
  }
}
