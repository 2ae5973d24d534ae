package io.studioaccess.reconciler.reconcile;

/** AWS's response to an operation. A failure that a retry may fix is not a result: it is thrown. */
public sealed interface OperationResult {
  /** Accepted, or done already. */
  record Done() implements OperationResult {}

  /** Not possible now: another change is in progress. The reason is AWS's message. */
  record Busy(String reason) implements OperationResult {}

  /** Not possible until something else changes. The reason is AWS's message. */
  record Refused(String reason) implements OperationResult {}

  /** Not possible until an administrator raises a quota of AWS, or something is deleted. */
  record QuotaReached(String reason) implements OperationResult {}
}
