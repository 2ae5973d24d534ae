package io.studioaccess.studioctl.deadletters;

import io.studioaccess.studioctl.stack.Installation;

/** The queue of a function, with its dead-letter queue. */
public enum FunctionQueue {
  PROVISIONER("Provisioner"),
  DEPROVISIONER("Deprovisioner"),
  SWEEPER("Sweeper");

  private final String logicalId;

  FunctionQueue(String logicalId) {
    this.logicalId = logicalId;
  }

  public String url(Installation stack) {
    return stack.output(logicalId + "QueueUrl");
  }

  public String deadLettersUrl(Installation stack) {
    return stack.output(logicalId + "DeadLetterQueueUrl");
  }

  @Override
  public String toString() {
    return logicalId;
  }
}
