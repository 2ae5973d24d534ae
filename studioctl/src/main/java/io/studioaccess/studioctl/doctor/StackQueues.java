package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.deadletters.FunctionQueue;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Reads the attributes of the stack's queues. */
@Singleton
final class StackQueues {
  private final SqsClient sqs;
  private final Installation stack;

  StackQueues(SqsClient sqs, Installation stack) {
    this.sqs = sqs;
    this.stack = stack;
  }

  /**
   * Approximate numbers of messages in a queue.
   *
   * @param inFlight received and not yet deleted
   */
  record Depth(int visible, int inFlight) {}

  Depth depth(FunctionQueue queue) {
    Map<QueueAttributeName, String> attributes =
        attributes(
            queue.url(stack),
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    return new Depth(
        number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
        number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
  }

  int deadLetters(FunctionQueue queue) {
    QueueAttributeName count = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    return number(attributes(queue.deadLettersUrl(stack), count), count);
  }

  String arn(FunctionQueue queue) {
    return text(queue.url(stack), QueueAttributeName.QUEUE_ARN);
  }

  String deadLettersArn(FunctionQueue queue) {
    return text(queue.deadLettersUrl(stack), QueueAttributeName.QUEUE_ARN);
  }

  /** Empty for a queue without a policy. */
  String policy(FunctionQueue queue) {
    return text(queue.url(stack), QueueAttributeName.POLICY);
  }

  private String text(String url, QueueAttributeName name) {
    return attributes(url, name).getOrDefault(name, "");
  }

  private Map<QueueAttributeName, String> attributes(String url, QueueAttributeName... names) {
    return sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(names)).attributes();
  }

  private static int number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
    return Integer.parseInt(attributes.getOrDefault(name, "0"));
  }
}
