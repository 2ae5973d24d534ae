package io.studioaccess.studioctl.deadletters;

import io.studioaccess.studioctl.stack.Installation;

/** A function's queue, and the one for what it could not handle. */
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
