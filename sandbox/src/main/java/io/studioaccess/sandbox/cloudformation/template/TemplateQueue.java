package io.studioaccess.sandbox.cloudformation.template;

import java.time.Duration;
import java.util.Optional;

/**
 * An SQS queue.
 *
 * @param delay of a message that asks for none of its own
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
   * Where to with what nobody could handle.
   *
   * @param maxReceiveCount after this many receives the next one moves the message to the
   *     dead-letter queue
   */
  public record Redrive(String deadLetterArn, int maxReceiveCount) {}
}
