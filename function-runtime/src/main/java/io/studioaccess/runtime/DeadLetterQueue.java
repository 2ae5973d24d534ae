package io.studioaccess.runtime;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.studioaccess.aws.settings.FunctionSettings;
import jakarta.inject.Singleton;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * The destination of messages that failed on their last receive. SQS's own redrive would also move
 * them, but without the reason.
 */
@Singleton
final class DeadLetterQueue {
  /** SQS rejects an empty attribute. A long one only adds cost. */
  private static final int MAX_REASON = 1_000;

  private final SqsClient sqs;
  private final FunctionSettings settings;

  DeadLetterQueue(SqsClient sqs, FunctionSettings settings) {
    this.sqs = sqs;
    this.settings = settings;
  }

  /** Whether this is the last receive before SQS moves the message itself. */
  boolean isLastReceive(SQSMessage message) {
    String receives = message.getAttributes().get(QueueBatches.RECEIVES);
    return Integer.parseInt(receives) >= settings.maxReceiveCount();
  }

  void park(SQSMessage message, RuntimeException failure) {
    sqs.sendMessage(
        send ->
            send.queueUrl(settings.deadLetterQueueUrl())
                .messageBody(message.getBody())
                .messageAttributes(
                    Map.of(
                        "reason", text(reason(failure)),
                        "messageId", text(message.getMessageId()))));
  }

  private static String reason(RuntimeException failure) {
    String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    return reason.substring(0, Math.min(reason.length(), MAX_REASON));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
