package io.studioaccess.sandbox.cloudformation.template;

import java.time.Duration;
import java.util.Optional;

/**
 * An SQS queue.
 *
 * @param delay the default delay of a message
 */
public record TemplateQueue(
    String logicalId,
    String name,
    String arn,
    String url,
    Duration visibilityTimeout,
    Duration retention,
    Duration delay,
    Optional<Redrive> redrive) {

  /**
   * Moves messages that could not be processed to a dead-letter queue.
   *
   * @param maxReceiveCount after this many receives, the next one moves the message to the
   *     dead-letter queue
   */
  public record Redrive(String deadLetterArn, int maxReceiveCount) {}
}
