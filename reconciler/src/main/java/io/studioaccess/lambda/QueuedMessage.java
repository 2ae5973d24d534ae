package io.studioaccess.lambda;

import io.studioaccess.membership.EventFields;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record of the batch that Lambda delivers from a queue, as far as anybody here reads it.
 *
 * @param receives how often SQS has handed it out, this time included
 */
record QueuedMessage(String id, String body, int receives) {

  static QueuedMessage of(Map<String, ? extends @Nullable Object> sqsRecord) {
    EventFields fields = new EventFields(sqsRecord);
    return new QueuedMessage(
        fields.required("messageId", Function.identity()),
        fields.required("body", Function.identity()),
        fields.optional("attributes.ApproximateReceiveCount", Integer::valueOf).orElse(1));
  }
}
